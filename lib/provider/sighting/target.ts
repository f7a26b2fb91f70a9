import type { AclEntry, AclTarget } from "../../cckm";
import { ifFound } from "../../cckm/http/errors";
import type { PrivateValues } from "../../plugin";
import type { CckmSession } from "../session";
import { attempting } from "../shared/explain";
import { requireUnchanged, type Sighting, sightingIn } from "./sighting";

/** Rights on an account or vault as a sighting has them; undefined where none are listed, as a list may leave them out. */
export function rightsSeen({ acls }: AclTarget): Sighting["rights"] {
  if (acls.length === 0) return undefined;
  const rights: Record<string, string[]> = {};
  for (const entry of acls) rights[whose(entry)] = [...(rights[whose(entry)] ?? []), ...entry.actions].sort();
  return rights;
}

function whose({ group, user_id }: AclEntry): string {
  return group === undefined ? `user "${user_id ?? ""}"` : `group "${group}"`;
}

/** An account or vault that is about to be changed or destroyed. */
export interface TargetLook<T extends AclTarget> {
  readonly id: string;
  readonly what: string;
  readonly doing: "update" | "destroy";
  /** What the plan showed where it did not read. */
  readonly inState: Sighting;
  /** What then could not be done, where it cannot be read. */
  readonly attempt: string;
  /** Reads it within this apply. */
  get(): Promise<T>;
  sightingOf(target: T): Sighting;
}

/**
 * Holds an account or vault against what the plan saw of it, by one read. A delete would lose everything; an update
 * overwrites arguments and leaves rights alone. What is gone is the hook's own affair.
 * @param planned what the plan left: for an update what was seen, for a delete what was planned
 */
export async function requireTargetUnchanged<T extends AclTarget>(
  planned: PrivateValues,
  { id, what, doing, inState, attempt, get, sightingOf }: TargetLook<T>,
  session: CckmSession,
): Promise<void> {
  const before = sightingIn(planned) ?? inState;
  const target = await attempting(attempt, () => ifFound(get()));
  if (!target) return;
  const { values, rights, updatedAt } = sightingOf(target);
  if (doing === "update") return requireUnchanged(before, { what, doing, now: { ...(values && { values }) } });
  const { ownWrites } = session;
  if (!ownWrites.has(id)) {
    return requireUnchanged(before, {
      what,
      doing,
      now: { ...(values && { values }), rights: rights ?? {}, updatedAt },
    });
  }
  // This run has revoked rights on it, and changed its time by that.
  const byOthers = (all: Sighting["rights"]) =>
    all && Object.fromEntries(Object.entries(all).filter(([who]) => !ownWrites.has(id, who)));
  const rest = byOthers(before.rights);
  requireUnchanged(
    { ...(before.values && { values: before.values }), ...(rest && { rights: rest }) },
    { what, doing, now: { ...(values && { values }), rights: byOthers(rights) ?? {} } },
  );
}
