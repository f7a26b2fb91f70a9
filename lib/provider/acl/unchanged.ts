import type { AclKey } from "../../contract";
import type { PrivateValues } from "../../plugin";
import type { CckmSession } from "../session";
import { requireUnchanged, sightingIn } from "../sighting";
import { inWords } from "./create";
import type { AclKind, AclState } from "./kind";
import { nameOf } from "./state";

/** Permissions that are about to be written, and what their plan was based on. */
export interface RightsLook {
  readonly doing: "update" | "destroy";
  /** What the plan left: what was observed for an update, what was planned for a delete. */
  readonly planned: PrivateValues;
  /** What the plan showed if it did not read. */
  readonly state: AclState;
  readonly requested: readonly string[];
  /** The current permissions. */
  readonly effective: readonly string[];
}

/**
 * Compares the permissions with those that the plan saw. If they already are as planned, nothing is overwritten. What this
 * run wrote itself for the same principal does not count as somebody else's change.
 * @throws DiagnosticsError that says which permissions have changed
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
