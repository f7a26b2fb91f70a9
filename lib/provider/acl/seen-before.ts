import { type AclTarget, type Clock, systemClock } from "../../cckm";
import type { CallOptions } from "../../cckm/http/clock";
import type { CckmSession } from "../session";
import type { AclTargetReads } from "../shared/acl-targets";

/**
 * A KMS or vault as this run has seen it last, before permissions on it are written: by its own writes and looks, or in the
 * list that it reads where it writes on many. Undefined if it has not seen it for some seconds, if a list may have left out
 * permissions, or if it is not clear what its own writes have left: then look it up.
 *
 * One owner still holds. What is seen only saves a look where it is as expected: no permissions before a create, those of
 * the state before a change. Everything else is looked up before it is refused or written. What others grant after that,
 * update-acls adds up with this run's grant, so its reply shows it; it is told, and never revoked. Only a grant of nothing but
 * what this run asks for cannot be told from its own, whether it comes seconds or, after a look of its own, moments before.
 */
export async function seenBefore<T extends AclTarget>(
  on: AclTargetReads<T>,
  session: CckmSession,
  targetId: string,
  { signal, clock = systemClock }: CallOptions & { readonly clock?: Pick<Clock, "now"> } = {},
): Promise<T | undefined> {
  const { targetLooks } = session;
  const known = targetLooks.known(targetId, clock.now());
  // Ids are unique over all types.
  if (known) return known as T;
  const seen = await on.list(session).row(targetId, signal ? { signal } : {});
  if (!seen || !targetLooks.isUntouched(targetId, seen.at)) return undefined;
  // What this run has created has no permissions but those that the reply shows.
  if (seen.among && !targetLooks.showsAll(on.type, seen.row, seen.among)) return undefined;
  return seen.row;
}
