import { isObject } from "../../schema";
import { configuredResource, member, referencesOf } from "../plan/configuration";
import type { PlanJson, ResourceChange } from "../plan/plan-json";
import { afterOf, beforeOf, isSensitive } from "../plan/values";
import { canonical } from "./fingerprint";
import { blocksBehind } from "./sources";

/** What is planned of the arguments that the configuration gives. */
export interface PlannedArguments {
  /** Values that are known and no secret. */
  readonly planned: Readonly<Record<string, unknown>>;
  /** What stands there before, of those that change. */
  readonly before: Readonly<Record<string, unknown>>;
  /** Paths of what is known only after the apply. */
  readonly unknown: readonly string[];
  /** Where the values come from that a plan does not show: write-only and sensitive ones. */
  readonly sources: Readonly<Record<string, unknown>>;
}

/**
 * The arguments of an entry as they are planned. What the configuration does not give is CCKM's to decide, so that an
 * approval does not stand on it.
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
    // A write-only argument is null in every plan; what is sensitive is shown in none.
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
