import type { AclTarget } from "../../cckm";
import { rightsOn } from "../../cckm/reads";
import type { AclKey } from "../../contract";
import type { CckmSession } from "../session";
import type { AclKind } from "./kind";

/**
 * The KMS or vault with what a principal may do on it. One read of it serves all its permissions; that somebody has none
 * is believed only to a GET by id, as a list may leave permissions out.
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
