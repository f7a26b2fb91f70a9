import type { Change, ChangeAction, Finding } from "../model";
import { leavesObject } from "../plan/action";
import type { ByObject } from "../plan/by-object";
import { configuredBlock, constructPlace, member, referenceOf } from "../plan/configuration";
import type { PlanJson, ResourceChange } from "../plan/plan-json";
import { configurationOf } from "../plan/provider-configuration";
import { afterOf, beforeOf } from "../plan/values";
import { type Described, describe, type Subject, type TargetNames } from "../subjects";
import { becauseFindings } from "./because";
import { judgedOf } from "./judged";

/** A change without its number. */
export type Unnumbered = Omit<Change, "number">;

/** The data that {@link describeChange} uses. */
export interface Sources {
  readonly plan: PlanJson;
  readonly configuration: unknown;
  readonly base: unknown;
  readonly inState: Readonly<Record<string, string>> | undefined;
  readonly names: TargetNames;
  readonly drift: ByObject<ResourceChange>;
}

/** Converts an entry of the plan to a change of the model. */
export function describeChange(sources: Sources, entry: ResourceChange, action: ChangeAction): Unnumbered {
  const { plan, configuration, base, names, drift } = sources;
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
  const target = configurationOf(entry, sources);
  const place = constructPlace(configuration, entry);
  const { address, previous_address: previousAddress, deposed, type, provider_name: provider } = entry;
  return {
    action,
    kind: described.kind,
    type,
    provider: provider ?? "",
    name: described.name,
    construct: place?.path ?? null,
    address,
    target: target ?? null,
    ...(previousAddress !== undefined && previousAddress !== address && { previousAddress }),
    ...(deposed !== undefined && { deposed }),
    source: place?.source ?? null,
    attributes: described.attributes,
    findings: [
      ...described.findings,
      ...becauseFindings(subject, configuration),
      ...guards(subject, configuration),
      ...generalFindings(subject, described, target),
    ],
    rights: described.rights ?? [],
    risk: described.risk,
    ...(described.kind !== "other" && { judged: judgedOf(subject, described.kind, described.rights ?? []) }),
  };
}

// Terraform refuses a plan that violates it, so it only appears in plans that ended with an error.
function guards({ entry, action }: Subject, configuration: unknown): Finding[] {
  const goes = action === "delete" || action === "replace";
  return goes && isGuarded(configuration, entry) ? [{ code: "preventDestroy", args: {} }] : [];
}

/** Whether the code prevents the object from being destroyed. */
export function isGuarded(configuration: unknown, entry: ResourceChange): boolean {
  const lifecycle = member(configuredBlock(configuration, entry), "lifecycle");
  return member(Array.isArray(lifecycle) ? lifecycle[0] : lifecycle, "prevent_destroy") === true;
}

// Findings that apply to objects of any type.
function generalFindings(
  { plan, entry, action }: Subject,
  { kind, attributes, rights = [] }: Described,
  target: string | undefined,
): Finding[] {
  const findings: Finding[] = [];
  if (target === undefined && kind !== "other") findings.push({ code: "targetNotTold", args: {} });
  const { importing } = entry.change;
  if (importing)
    findings.push({ code: "imported", args: { id: importing.id ?? null, otherwiseUnchanged: action === "import" } });
  if (entry.previous_address !== undefined && entry.previous_address !== entry.address) {
    findings.push({ code: "moved", args: { from: entry.previous_address, otherwiseUnchanged: action === "move" } });
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
