import { type AclTarget, systemClock } from "../../cckm";
import { rightsOn } from "../../cckm/reads";
import type { AclKey } from "../../contract";
import type { CckmSession } from "../session";
import type { AclKind } from "./kind";

/**
 * The KMS or vault and a principal's permissions on it. All its permissions share one read. That a principal has none is
 * only trusted from a GET by id, because a list may omit permissions, and only from one that was sent now: the reads of
 * others do not wait for a node that does not know these permissions yet.
 */
export async function readTarget(
  { on }: AclKind,
  session: CckmSession,
  { targetId, principal }: AclKey,
  signal: AbortSignal,
  name?: string,
): Promise<AclTarget> {
  const target = await on.reads(session).get(targetId, { signal });
  return rightsOn(target, principal, name).length > 0 ? target : on.api(session.client).get(targetId, { signal });
}

/**
 * The KMS or vault before permissions on it are created. Those that are planned share a GET by id too, and find what the
 * last write has left: Terraform plans each of them again right before it is created.
 */
export async function readTargetOfNew(
  { on }: AclKind,
  session: CckmSession,
  { targetId }: AclKey,
  signal: AbortSignal,
): Promise<AclTarget> {
  const { targetLooks } = session;
  const known = targetLooks.known(targetId, systemClock.now());
  if (known) return known;
  const target = await on.reads(session).get(targetId, { signal });
  // Only a list that shows nothing may have left something out; the create looks for itself.
  if (target.acls.length > 0) return target;
  const { value, at } = await on.reads(session).getById(targetId, { signal });
  targetLooks.knows(targetId, value, at);
  return value;
}
