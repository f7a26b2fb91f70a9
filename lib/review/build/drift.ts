import { azureReport, azureSecret, azureSyncJob } from "../../contract";
import type { Schema } from "../../schema";
import { camelCase } from "../../schema";
import type { Change, Drift } from "../model";
import { ByObject } from "../plan/by-object";
import { constructPlace } from "../plan/configuration";
import type { PlanJson, ResourceChange } from "../plan/plan-json";
import { afterOf, beforeOf, text } from "../plan/values";
import { isAcl, type TargetNames } from "../subjects";
import { principalText } from "../words/principal";
import { changedAttributes, changedNames } from "./drift-attributes";
import { heldOutside, principalOutside, rightsDrift } from "./drift-rights";

/** Data other than the plan that is needed to describe drift. */
export interface DriftSources {
  /** The synthesized configuration. */
  readonly configuration?: unknown;
  /** The provider configuration that manages an object, if there are several. */
  readonly through?: ((entry: ResourceChange) => string | undefined) | undefined;
}

/** Differences from the state, other than the plan's own changes. */
export function driftOf(
  plan: PlanJson,
  changes: readonly Change[],
  names: TargetNames,
  { configuration, through = () => undefined }: DriftSources = {},
): Drift[] {
  const byObject = new ByObject(changes);
  return (plan.resource_drift ?? []).map((entry, index) => {
    const { address, type } = entry;
    const undoing = byObject.get(entry);
    const undoneBy = undoing && undoes(undoing, entry) ? { undoneBy: undoing.number } : {};
    const place = constructPlace(configuration, entry);
    const own = through(entry);
    const common = {
      number: index + 1,
      address,
      type,
      name: undoing?.name ?? nameOf(entry),
      construct: place?.path ?? null,
      source: place?.source ?? null,
      ...(own !== undefined && { through: own }),
    };
    if (isAcl(type) && !isMove(entry)) {
      return { ...common, ...rightsDrift(entry, names), attributes: [], ...undoneBy };
    }
    const attributes = isRemoved(entry) ? [] : changedAttributes(entry);
    return { ...common, cause: causeOf(entry), attributes, ...undoneBy };
  });
}

/** Whether it changed outside of Terraform. A job that CCKM continued, or a move in the code, does not count. */
export function isOutside({ cause }: Pick<Drift, "cause">): boolean {
  return cause !== "wentOn" && cause !== "movedInCode";
}

/** Objects whose status CCKM updates over time. */
const RUNS: readonly { readonly type: string; readonly schema: Schema }[] = [azureSyncJob, azureReport];

function causeOf(entry: ResourceChange): Drift["cause"] {
  if (isRemoved(entry)) return "removedOutside";
  if (isMove(entry)) return "movedInCode";
  const { type, change } = entry;
  if (type === azureSecret.type && text(beforeOf(change), "id") !== text(afterOf(change), "id")) {
    return "newVersionOutside";
  }
  const run = RUNS.find((one) => one.type === type);
  if (!run) return "changedOutside";
  // Only CCKM writes attributes that are not arguments.
  const { attributes } = run.schema;
  const went = changedNames(entry).every((name) => {
    const options = Object.hasOwn(attributes, name) ? attributes[name]?.options : undefined;
    return name !== "id" && !(options?.required || options?.optional);
  });
  return went ? "wentOn" : "changedOutside";
}

function isRemoved({ change }: ResourceChange): boolean {
  return change.actions.includes("delete");
}

// Terraform lists an object that the code has moved to another address as a no-op.
function isMove({ change }: ResourceChange): boolean {
  return change.actions.length === 1 && change.actions[0] === "no-op";
}

function nameOf({ type, name, change }: ResourceChange): string {
  if (isAcl(type)) return principalText(principalOutside(change));
  const before = beforeOf(change);
  return text(before, "name") ?? text(before, "secret_name") ?? name;
}

// A change of the same object only undoes the drift if it reverts the same attributes or rights.
function undoes({ action, attributes, rights }: Change, entry: ResourceChange): boolean {
  if (isRemoved(entry)) return action === "create";
  if (rights.length > 0) {
    const { added, taken } = heldOutside(entry);
    const has = (list: readonly { readonly action: string }[], actions: readonly string[]) =>
      list.some((right) => actions.includes(right.action));
    return rights.some((one) => has(one.revoked, added) || has(one.granted, taken));
  }
  const changed = changedNames(entry).map(camelCase);
  return attributes.some(({ name }) => changed.includes(name.split(".")[0]!));
}
