import { awsKmsAcl, normalized, resources } from "../../contract";
import { terraformAttributes } from "../../schema";
import { classified } from "../access";
import type { Change, Drift, RightModel } from "../model";
import { member } from "../plan/configuration";
import type { PlanJson, ResourceChange } from "../plan/plan-json";
import { afterOf, beforeOf, plainValue, text, texts } from "../plan/values";
import type { Names } from "../subjects";
import { propName } from "../subjects/attributes";

/** What changed outside of Terraform, apart from what the plan does. */
export function driftOf(plan: PlanJson, changes: readonly Change[], names: Names): Drift[] {
  return (plan.resource_drift ?? []).map((entry, index) => {
    const { address, type, name } = entry;
    const undoing = changes.find((change) => change.address === address && change.deposed === entry.deposed);
    const [before, after] = [beforeOf(entry.change), afterOf(entry.change)];
    const undoneBy = undoing && undoes(undoing, entry) ? { undoneBy: undoing.number } : {};
    const common = {
      number: index + 1,
      address,
      type,
      name: undoing?.name ?? text(before, "name") ?? text(before, "secret_name") ?? name,
    };
    if (entry.change.actions.includes("delete"))
      return { ...common, cause: "removedOutside", attributes: [], ...undoneBy };
    if (type === awsKmsAcl.type) return { ...common, ...rightsDrift(entry, names), attributes: [], ...undoneBy };
    const attributes = changedNames(entry).map((attribute) => ({
      name: propName(attribute),
      before: plainValue(before, attribute),
      after: plainValue(after, attribute),
    }));
    return { ...common, cause: "changedOutside", attributes, ...undoneBy };
  });
}

// A change of the same object undoes the drift only where it changes the same thing back.
function undoes({ action, attributes, rights }: Change, entry: ResourceChange): boolean {
  if (entry.change.actions.includes("delete")) return action === "create";
  if (rights.length > 0) {
    const { added, taken } = heldOutside(entry);
    const has = (list: readonly RightModel[], actions: readonly string[]) =>
      list.some((right) => actions.includes(right.action));
    return rights.some((one) => has(one.revoked, added) || has(one.granted, taken));
  }
  const changed = changedNames(entry).map(propName);
  return attributes.some(({ name }) => changed.includes(name.split(".")[0]!));
}

function rightsDrift(entry: ResourceChange, names: Names): Pick<Drift, "cause" | "target" | "principal" | "rights"> {
  const after = afterOf(entry.change);
  const { added, taken } = heldOutside(entry);
  const right = (action: string, state: RightModel["state"]): RightModel => ({
    ...classified("awsAccount", action),
    state,
  });
  const group = text(after, "group");
  return {
    cause: added.length > 0 ? "grantedOutside" : taken.length > 0 ? "revokedOutside" : "changedOutside",
    target: names.account(entry, after),
    principal: group === undefined ? { kind: "user", id: text(after, "user_id") ?? "" } : { kind: "group", id: group },
    rights: [...added.map((action) => right(action, "granted")), ...taken.map((action) => right(action, "revoked"))],
  };
}

/** What was granted and what was taken outside of Terraform. */
function heldOutside({ change }: ResourceChange): { readonly added: string[]; readonly taken: string[] } {
  const [from, to] = [beforeOf(change), afterOf(change)].map((side) =>
    normalized(texts(side, "effective_actions") ?? []),
  );
  return {
    added: to!.filter((action) => !from!.includes(action)),
    taken: from!.filter((action) => !to!.includes(action)),
  };
}

// Attributes of our types in the order of their contract; of others by name. Secrets are in neither.
function changedNames(entry: ResourceChange): string[] {
  const { before, after } = entry.change;
  const contract = resources.find(({ type }) => type === entry.type);
  const names = contract
    ? Object.entries(terraformAttributes(contract.schema))
        .filter(([, { options }]) => !options.sensitive && !options.writeOnly)
        .map(([name]) => name)
    : Object.keys({ ...(before as object), ...(after as object) }).sort();
  const differs = (name: string) =>
    JSON.stringify(member(before, name) ?? null) !== JSON.stringify(member(after, name) ?? null);
  return names.filter(differs);
}
