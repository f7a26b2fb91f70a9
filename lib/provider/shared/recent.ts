import type { SeenBefore } from "../../cckm";
import type { PrivateState, PrivateValues } from "../../plugin";
import type { CckmSession } from "../session";

const WRITTEN = "written";

/** Keeps with an object when it was made and changed last, after a write of this run. */
export function rememberWritten({ createdAt, updatedAt }: SeenBefore, seen: PrivateState): void {
  seen.set(WRITTEN, { ...(createdAt && { createdAt }), ...(updatedAt && { updatedAt }) });
}

/**
 * To be called before an object is read: what the last run made or changed a moment ago may be unknown to a node of CCKM
 * still, which is no removal and no drift.
 */
export function expectWritten(session: CckmSession, id: string, seen: PrivateValues): void {
  const written = seen.get(WRITTEN) as SeenBefore | undefined;
  if (written) session.client.expect(id, written);
}
