import type { AclKey } from "../../contract";
import type { PrivateValues } from "../../plugin";
import type { CckmSession } from "../session";
import { requireUnchanged, sightingIn } from "../sighting";
import { inWords } from "./create";
import type { AclKind, AclState } from "./kind";
import { nameOf } from "./state";

/** Rights that are about to be written, and what their plan stands on. */
export interface RightsLook {
  readonly doing: "update" | "destroy";
  /** What the plan left: for an update what was seen, for a delete what was planned. */
  readonly planned: PrivateValues;
  /** What the plan showed where it did not read. */
  readonly state: AclState;
  readonly requested: readonly string[];
  /** What holds now. */
  readonly effective: readonly string[];
}

/**
 * Holds rights against what the plan saw. Where they are as they are to become, nothing is overwritten; what this run itself
 * has written for the same principal is nobody else's change.
 * @throws DiagnosticsError that says which rights have changed
 */
export function requireRightsUnchanged(
  kind: AclKind,
  key: AclKey,
  { doing, planned, state, requested, effective }: RightsLook,
  { session }: { readonly session: CckmSession },
): void {
  const { missingRights, foreignRights } = kind.rights;
  const who = nameOf(key.principal);
  if (session.ownWrites.has(key.targetId, who)) return;
  if (missingRights(requested, effective).length === 0 && foreignRights(requested, effective).length === 0) return;
  const before = sightingIn(planned) ?? { rights: { [who]: state.effective_actions ?? [] } };
  requireUnchanged(before, { what: inWords(kind, key), doing, now: { rights: { [who]: effective } } });
}
