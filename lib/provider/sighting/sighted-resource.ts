import type { Resource } from "../../plugin";
import type { CckmSession } from "../session";
import { carrySighting, forgetSighting } from "./sighting";

/**
 * A resource whose sightings last from the read of a plan to its apply and no longer: a read that saw nothing leaves none
 * behind, and neither does a write. The hooks say what they see, and hold it against what is there before they write.
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
