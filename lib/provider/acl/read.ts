import type { AclTarget } from "../../cckm";
import { rightsOn } from "../../cckm/reads";
import type { AclKey } from "../../contract";
import type { CckmSession } from "../session";
import type { AclKind } from "./kind";

/**
 * The KMS or vault and a principal's permissions on it. All its permissions share one read. That a principal has none is
 * only trusted from a GET by id, because a list may omit permissions.
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
