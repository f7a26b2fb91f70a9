import { type AclTarget, systemClock } from "../../cckm";
import { rightsOn } from "../../cckm/reads";
import type { AclKey } from "../../contract";
import type { CckmSession } from "../session";
import type { AclKind } from "./kind";

/**
 * The KMS or vault and a principal's permissions on it. All its permissions share one read. That a principal has none is
 * only trusted from a GET by id, which they share too, because a list may omit permissions.
 */
export async function readTarget(
  { on }: AclKind,
  session: CckmSession,
  { targetId, principal }: AclKey,
  signal: AbortSignal,
  name?: string,
): Promise<AclTarget> {
  const { targetLooks } = session;
  const known = targetLooks.known(targetId, systemClock.now());
  if (known) return known;
  const target = await on.reads(session).get(targetId, { signal });
  if (rightsOn(target, principal, name).length > 0) return target;
  const { value, at } = await on.reads(session).getById(targetId, { signal });
  targetLooks.knows(targetId, value, at);
  return value;
}
