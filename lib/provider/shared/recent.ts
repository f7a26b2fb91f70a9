import type { SeenBefore } from "../../cckm";
import type { PrivateState, PrivateValues } from "../../plugin";
import type { CckmSession } from "../session";

const WRITTEN = "written";

/** Stores with an object when this run created or changed it. */
export function rememberWritten({ createdAt, updatedAt }: SeenBefore, seen: PrivateState): void {
  // An instant alone is both: whatever is stored makes the state longer, which Terraform writes for each object of an apply.
  const both = createdAt && createdAt === updatedAt ? createdAt : undefined;
  seen.set(WRITTEN, both ?? { ...(createdAt && { createdAt }), ...(updatedAt && { updatedAt }) });
}

/**
 * Call this before reading an object: a CCKM node may not know yet what the last run created or changed, and that is
 * neither a removal nor drift.
 */
export function expectWritten(session: CckmSession, id: string, seen: PrivateValues): void {
  const written = seen.get(WRITTEN) as SeenBefore | string | undefined;
  if (!written) return;
  const both = typeof written === "string";
  session.client.expect(id, both ? { createdAt: written, updatedAt: written } : written);
}
