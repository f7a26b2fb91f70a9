import { isObject } from "../../schema";
import { configuredResource, member, referencesOf } from "../plan/configuration";
import type { PlanJson, ResourceChange } from "../plan/plan-json";
import { afterOf, beforeOf, isSensitive } from "../plan/values";
import { canonical } from "./fingerprint";
import { blocksBehind } from "./sources";

/** Planned values of the configured arguments. */
export interface PlannedArguments {
  /** Values that are known and not secret. */
  readonly planned: Readonly<Record<string, unknown>>;
  /** Previous values of those that change. */
  readonly before: Readonly<Record<string, unknown>>;
  /** Paths of values that are known only after the apply. */
  readonly unknown: readonly string[];
  /** Sources of values that a plan does not show: write-only and sensitive ones. */
  readonly sources: Readonly<Record<string, unknown>>;
}

/**
 * The planned arguments of an entry. Arguments that are not configured are decided by CCKM, so an approval does not
 * cover them.
 */
export function plannedArguments(plan: PlanJson, configuration: unknown, entry: ResourceChange): PlannedArguments {
  const [prior, after] = [beforeOf(entry.change), afterOf(entry.change)];
  const before: Record<string, unknown> = {};
  const planned: Record<string, unknown> = {};
  const unknown: string[] = [];
  const sources: Record<string, unknown> = {};
  if (!isObject(after.values)) return { planned, before, unknown, sources };
  for (const name of Object.keys(configuredResource(plan, entry.address)?.expressions ?? {}).sort()) {
    const value = member(after.values, name);
    const paths = unknownPaths(member(after.unknown, name), name);
    const references = referencesOf(plan, entry.address, name);
    unknown.push(...paths);
    // A write-only argument is null in every plan; sensitive values are never shown.
    const hidden = isSensitive(after, name) || ((value ?? null) === null && paths.length === 0);
    const stood = member(prior.values, name) ?? null;
    if (isObject(prior.values) && !isSensitive(prior, name) && canonical(stood) !== canonical(value ?? null)) {
      before[name] = stood;
    }
    if (!hidden) planned[name] = value ?? null;
    else if (references.length > 0) sources[name] = { references, blocks: blocksBehind(configuration, references) };
    else planned[name] = isSensitive(after, name) ? { sensitive: true } : null;
  }
  return { planned, before, unknown, sources };
}

function unknownPaths(mark: unknown, path: string): string[] {
  if (mark === true) return [path];
  if (Array.isArray(mark)) return mark.flatMap((one, index) => unknownPaths(one, `${path}[${index}]`));
  if (!isObject(mark)) return [];
  return Object.keys(mark)
    .sort()
    .flatMap((name) => unknownPaths(mark[name], `${path}.${name}`));
}
