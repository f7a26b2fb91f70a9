import type { Resource, Values } from "../../plugin";
import { PrivateStore } from "../../plugin/hooks";
import type { CckmSession } from "../session";

/**
 * A resource whose state records the server and domain of each object. Nothing is changed or destroyed on a different
 * server or domain, unless the object was found there.
 */
export function locatedResource(resource: Resource<CckmSession>): Resource<CckmSession> {
  const { type, update, importState } = resource;
  return {
    ...resource,

    async planDelete(request, context) {
      const { session, seen } = context;
      if (session.ready) {
        await session.whereabouts.requireHere(`plan to destroy ${inWords(type, request.state)}`, seen);
      }
      await resource.planDelete?.(request, context);
    },

    async read(request, context) {
      const found = await resource.read(request, context);
      if (found && context.session.ready) context.session.whereabouts.stamp(context.seen);
      return found;
    },

    async create(request, context) {
      try {
        return await resource.create(request, context);
      } finally {
        // The object is in the state even after an error.
        context.session.whereabouts.stamp(context.seen);
      }
    },

    ...(update && {
      async update(request, context) {
        const { whereabouts } = context.session;
        await whereabouts.requireHere(`update ${inWords(type, request.state)}`, context.seen);
        return update(request, context);
      },
    }),

    async delete(request, context) {
      const { session, seen } = context;
      // If the configuration is not known yet, the hook reports that itself.
      if (session.ready) {
        await session.whereabouts.signIn();
        await session.whereabouts.requireHere(`destroy ${inWords(type, request.state)}`, seen);
        // A 404 would be taken as success. A read shows whether the object is here, and refuses to trust a 404.
        if (session.whereabouts.judge(seen) === "unknown") {
          await resource.read(request, { ...context, seen: new PrivateStore(), warn: () => {} });
        }
      }
      await resource.delete(request, context);
    },

    ...(importState && {
      async importState(request, context) {
        const found = await importState(request, context);
        context.session.whereabouts.stamp(context.seen);
        return found;
      },
    }),
  };
}

function inWords(type: string, { id }: Values): string {
  return `${type} ${String(id)}`;
}
