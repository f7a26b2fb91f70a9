import type { Change, ChangeAction, Finding } from "../model";
import { leavesObject } from "../plan/action";
import type { ByObject } from "../plan/by-object";
import { constructPlace, referenceOf } from "../plan/configuration";
import type { PlanJson, ResourceChange } from "../plan/plan-json";
import { afterOf, beforeOf } from "../plan/values";
import { type Described, describe, type Names, type Subject } from "../subjects";

/** A change without its number. */
export type Unnumbered = Omit<Change, "number">;

/** What {@link describeChange} looks at. */
export interface Sources {
  readonly plan: PlanJson;
  readonly configuration: unknown;
  readonly base: unknown;
  readonly names: Names;
  readonly drift: ByObject<ResourceChange>;
}

/** One entry of the plan in the model's terms. */
export function describeChange(
  { plan, configuration, base, names, drift }: Sources,
  entry: ResourceChange,
  action: ChangeAction,
): Unnumbered {
  const subject: Subject = {
    plan,
    entry,
    action,
    before: beforeOf(entry.change),
    after: afterOf(entry.change),
    drift: drift.get(entry),
    base,
    names,
  };
  const described = describe(subject);
  const place = constructPlace(configuration, entry.type, entry.name);
  const { address, previous_address: previousAddress, deposed, type, provider_name: provider } = entry;
  return {
    action,
    kind: described.kind,
    type,
    provider: provider ?? "",
    name: described.name,
    construct: place?.path ?? null,
    address,
    ...(previousAddress !== undefined && previousAddress !== address && { previousAddress }),
    ...(deposed !== undefined && { deposed }),
    source: place?.source ?? null,
    attributes: described.attributes,
    findings: [...described.findings, ...generalFindings(subject, described)],
    rights: described.rights ?? [],
    risk: described.risk,
  };
}

// What is said of an object of any type.
function generalFindings({ plan, entry, action }: Subject, { attributes, rights = [] }: Described): Finding[] {
  const findings: Finding[] = [];
  const { importing } = entry.change;
  if (importing)
    findings.push({ code: "imported", args: { id: importing.id ?? null, otherwiseUnchanged: action === "import" } });
  if (entry.previous_address !== undefined && entry.previous_address !== entry.address) {
    findings.push({ code: "moved", args: { from: entry.previous_address } });
  }
  if (leavesObject(entry)) findings.push({ code: "forgotten", args: {} });
  if (entry.deposed !== undefined) findings.push({ code: "deposed", args: { key: entry.deposed } });
  for (const { name, after } of attributes) {
    if (typeof after === "object" && after !== null && "unknown" in after) {
      findings.push({ code: "unknownUntilApply", args: { attribute: name, from: after.from ?? null } });
    }
  }
  for (const { principal } of rights.filter((one) => one.principal.id === undefined)) {
    findings.push({ code: "unknownUntilApply", args: { attribute: "principal", from: principal.from ?? null } });
  }
  if (rights.some(({ unknown }) => unknown)) {
    const from = referenceOf(plan, entry.address, "actions") ?? null;
    findings.push({ code: "unknownUntilApply", args: { attribute: "actions", from } });
  }
  return findings;
}
