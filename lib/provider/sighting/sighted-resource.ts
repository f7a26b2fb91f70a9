import type { Resource } from "../../plugin";
import type { CckmSession } from "../session";
import { carrySighting, forgetSighting } from "./sighting";

/**
 * A resource whose sightings are valid from the read of a plan until its apply: a read that reports nothing discards the
 * previous one, and so does a write. The hooks report what they see, and compare it with the current object before they
 * write.
 */
export function sightedResource(resource: Resource<CckmSession>): Resource<CckmSession> {
  const { update } = resource;
  return {
    ...resource,

    read(request, context) {
      forgetSighting(context.seen);
      return resource.read(request, context);
    },

    async planDelete(request, context) {
      carrySighting(context.seen, context.planned);
      await resource.planDelete?.(request, context);
    },

    ...(update && {
      async update(request, context) {
        try {
          return await update(request, context);
        } finally {
          forgetSighting(context.seen);
        }
      },
    }),
  };
}
