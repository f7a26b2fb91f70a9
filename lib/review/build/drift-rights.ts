import { byRisk, classified } from "../access";
import type { Drift, PrincipalModel, RightModel } from "../model";
import type { ResourceChange } from "../plan/plan-json";
import { afterOf, beforeOf, text, texts } from "../plan/values";
import { aclKindOf, type TargetNames } from "../subjects";

/** How a principal's rights changed outside of Terraform. */
export function rightsDrift(
  entry: ResourceChange,
  names: TargetNames,
): Pick<Drift, "cause" | "target" | "principal" | "rights" | "concerns"> {
  const { added, taken } = heldOutside(entry);
  const rights = (actions: readonly string[], state: RightModel["state"]) =>
    actions.map((action): RightModel => ({ ...classified(aclKindOf(entry.type).target, action), state })).sort(byRisk);
  const target = names.account(entry, there(entry.change));
  return {
    cause: added.length > 0 ? "grantedOutside" : taken.length > 0 ? "revokedOutside" : "changedOutside",
    target,
    concerns: [names.concerned(aclKindOf(entry.type).target, target)],
    principal: principalOutside(entry.change),
    rights: [...rights(added, "granted"), ...rights(taken, "revoked")],
  };
}

/** The rights granted and revoked outside of Terraform. */
export function heldOutside({ type, change }: ResourceChange): { readonly added: string[]; readonly taken: string[] } {
  const { normalized } = aclKindOf(type).rights;
  const [from, to] = [beforeOf(change), afterOf(change)].map((side) =>
    normalized(texts(side, "effective_actions") ?? []),
  );
  return {
    added: to!.filter((action) => !from!.includes(action)),
    taken: from!.filter((action) => !to!.includes(action)),
  };
}

/** The principal whose rights changed. */
export function principalOutside(change: ResourceChange["change"]): PrincipalModel {
  const side = there(change);
  const [group, user] = [text(side, "group"), text(side, "user_id")];
  if (group !== undefined) return { kind: "group", id: group };
  return user === undefined ? { kind: "unknown" } : { kind: "user", id: user };
}

// Without any rights left, CCKM has no entry for the principal.
function there(change: ResourceChange["change"]) {
  return change.actions.includes("delete") ? beforeOf(change) : afterOf(change);
}
