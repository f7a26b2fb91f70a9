import { type AclTarget, systemClock } from "../../cckm";
import { rightsOn } from "../../cckm/reads";
import type { AclKey } from "../../contract";
import type { CckmSession } from "../session";
import type { AclKind } from "./kind";
import { seenBefore } from "./seen-before";

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
  const reads = on.reads(session);
  const known = session.targetLooks.known(targetId, systemClock.now());
  if (known) return known;
  // Only a list that shows nothing may have left something out; the create looks for itself.
  const cached = reads.cached(targetId);
  if (cached && cached.acls.length > 0) return cached;
  const seen = await seenBefore(on, session, targetId, { signal });
  if (seen) return seen;
  const { value, at } = await reads.getById(targetId, { signal });
  session.targetLooks.knows(targetId, value, at);
  return value;
}
