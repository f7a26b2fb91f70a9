import type { Resource, Values } from "../../plugin";
import { PrivateStore } from "../../plugin/hooks";
import type { CckmSession } from "../session";

/**
 * A resource whose state says on which server and in which domain each object is. Nothing is changed or destroyed at
 * another place than the state's, unless it was found there.
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
        // Beside an error, too, what was made is in the state.
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
      // The error of a configuration that is not known yet is the hook's own.
      if (session.ready) {
        await session.whereabouts.signIn();
        await session.whereabouts.requireHere(`destroy ${inWords(type, request.state)}`, seen);
        // Its 404 would be taken for done. A read tells whether the object is here; that it is not, it refuses to believe.
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
