import { compareText } from "../../text";
import { type AccessScope, accessMap, type HeldRight, type RightsRecord } from "../access";
import type { AccessMap, AccessTarget, Change, RightModel, RightsChange } from "../model";
import { ByObject } from "../plan/by-object";
import type { PlanJson, ResourceChange } from "../plan/plan-json";
import { afterOf, beforeOf } from "../plan/values";
import { rightsOf, type TargetNames } from "../subjects";

/** The access map of a plan: covers only what this configuration manages, and says so. */
export function accessOf(plan: PlanJson, changes: readonly Change[], names: TargetNames): AccessMap {
  const byObject = new ByObject(changes);
  const records = (plan.resource_changes ?? [])
    .filter(({ mode, deposed }) => mode === "managed" && deposed === undefined)
    .flatMap((entry) => {
      const change = byObject.get(entry);
      const told = change?.rights ?? unchangedRights(plan, entry, names);
      return told.map((one) => recordOf(one, change?.number, names));
    });
  const targets = names.targets();
  return accessMap(records, { readFrom: "plan", complete: false, gaps: gapsOf(records, targets, changes), targets });
}

function unchangedRights(plan: PlanJson, entry: ResourceChange, names: TargetNames): RightsChange[] {
  const sides = { before: beforeOf(entry.change), after: afterOf(entry.change) };
  return rightsOf({ plan, entry, action: "update", ...sides, drift: undefined, base: undefined, names });
}

function recordOf(rights: RightsChange, change: number | undefined, names: TargetNames): RightsRecord {
  const { kind, target, principal, granted, revoked, kept, unknown } = rights;
  return {
    target: names.target(kind, target),
    principal,
    before: [...revoked, ...kept].map(held),
    after: unknown ? undefined : [...granted, ...kept].map(held),
    ...(change !== undefined && { change }),
  };
}

function held({ action, implied, outside }: RightModel): HeldRight {
  return { action, ...(implied && { implied }), ...(outside && { outside }) };
}

function gapsOf(
  records: readonly RightsRecord[],
  managed: readonly AccessTarget[],
  changes: readonly Change[],
): AccessScope["gaps"] {
  const targets = [...new Set([...managed, ...records.map(({ target }) => target)].map(({ id }) => id))].sort(
    compareText,
  );
  const foreign = records.filter(({ target }) => !target.managed).map(({ target }) => target.id);
  const unknownWho = records.filter(({ principal }) => principal.id === undefined);
  return [
    { code: "unmanagedPrincipals", targets },
    ...[...new Set(foreign)].sort(compareText).map((id) => ({ code: "unmanagedTarget" as const, targets: [id] })),
    { code: "administrators" },
    ...unknownWho.flatMap(({ change }) => (change === undefined ? [] : { code: "unknownPrincipal" as const, change })),
    ...changes
      .filter(({ rights }) => rights.some(({ unknown }) => unknown))
      .map(({ number }) => ({ code: "unknownRights" as const, change: number })),
  ];
}
