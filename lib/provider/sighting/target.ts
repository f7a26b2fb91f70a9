import type { AclEntry, AclTarget, ReadCache } from "../../cckm";
import { ifFound } from "../../cckm/http/errors";
import type { PrivateValues } from "../../plugin";
import type { CckmSession } from "../session";
import { attempting } from "../shared/explain";
import { requireUnchanged, type Sighting, sightingIn } from "./sighting";

/**
 * The permissions on an account or vault, as a sighting stores them; undefined if none are listed, because a list may omit
 * them.
 */
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
  /** What the plan showed if it did not read. */
  readonly inState: Sighting;
  /** What could not be done if it cannot be read. */
  readonly attempt: string;
  /** The reads of this apply. */
  readonly reads: ReadCache<T>;
  sightingOf(target: T): Sighting;
}

/**
 * Compares an account or vault with what the plan saw, with a read that is shared. A delete would lose everything; an update
 * overwrites arguments but not permissions. If it is gone, the hook deals with that.
 * @param planned what the plan left: what was observed for an update, what was planned for a delete
 */
export async function requireTargetUnchanged<T extends AclTarget>(
  planned: PrivateValues,
  { id, what, doing, inState, attempt, reads, sightingOf }: TargetLook<T>,
  session: CckmSession,
): Promise<void> {
  const before = sightingIn(planned) ?? inState;
  const look = async () => {
    const target = await reads.get(id);
    // A list may leave out the permissions, which a delete would lose.
    const isDoubtful = doing === "destroy" && target.acls.length === 0 && before.rights !== undefined;
    return isDoubtful ? (await reads.getById(id)).value : target;
  };
  const target = await attempting(attempt, () => ifFound(look()));
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
  // This run has revoked permissions on it, which changed its update time.
  const byOthers = (all: Sighting["rights"]) =>
    all && Object.fromEntries(Object.entries(all).filter(([who]) => !ownWrites.has(id, who)));
  const rest = byOthers(before.rights);
  requireUnchanged(
    { ...(before.values && { values: before.values }), ...(rest && { rights: rest }) },
    { what, doing, now: { ...(values && { values }), rights: byOthers(rights) ?? {} } },
  );
}
