import { resources } from "../../contract";
import { isObject } from "../../schema";
import { configuredBlock, configuredResource, member, referencesOf } from "../plan/configuration";
import type { PlanJson, ResourceChange } from "../plan/plan-json";
import { afterOf, beforeOf, isSensitive, type Side } from "../plan/values";
import { canonical, fingerprint } from "./fingerprint";
import { blocksBehind } from "./sources";

/** Planned values of the arguments. */
export interface PlannedArguments {
  /** Values that are known and not secret. */
  readonly planned: Readonly<Record<string, unknown>>;
  /** Previous values of those that change. */
  readonly before: Readonly<Record<string, unknown>>;
  /** Paths of values that are known only after the apply. */
  readonly unknown: readonly string[];
  /** Sources of values that a plan does not show (write-only, sensitive and unknown ones), and of what provisioners run. */
  readonly sources: Readonly<Record<string, unknown>>;
}

/**
 * The planned arguments of an entry: those that are configured, and others that the plan changes all the same. What CCKM
 * decides is not covered by an approval.
 */
export function plannedArguments(plan: PlanJson, configuration: unknown, entry: ResourceChange): PlannedArguments {
  const [prior, after] = [beforeOf(entry.change), afterOf(entry.change)];
  const before: Record<string, unknown> = {};
  const planned: Record<string, unknown> = {};
  const unknown: string[] = [];
  const block = configuredBlock(configuration, entry);
  const resource = configuredResource(plan, entry.address);
  const sources: Record<string, unknown> = provisionersOf(resource, block);
  if (!isObject(after.values)) return { planned, before, unknown, sources };
  const names = [...Object.keys(resource?.expressions ?? {}), ...changedElsewhere(entry, prior, after)];
  for (const name of [...new Set(names)].sort()) {
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
    const hasSource = references.length > 0 && (hidden || paths.length > 0);
    if (hasSource) sources[name] = sourceOf(configuration, block, name, references);
    if (!hidden) planned[name] = value ?? null;
    else if (!hasSource) planned[name] = isSensitive(after, name) ? { sensitive: true } : null;
  }
  return { planned, before, unknown, sources };
}

// What is no longer configured, and dynamic blocks, which the configuration in a plan leaves out.
function changedElsewhere({ type }: ResourceChange, prior: Side, after: Side): string[] {
  const own = resources.find((one) => one.type === type)?.schema.attributes;
  const isArgument = (name: string) =>
    own === undefined || (Object.hasOwn(own, name) && own[name]!.options.optional === true);
  return Object.keys({ ...(prior.values as object | null), ...(after.values as object) }).filter((name) => {
    const [from, to] = [member(prior.values, name) ?? null, member(after.values, name) ?? null];
    if (member(after.unknown, name) === true || !isArgument(name)) return false;
    return (to === null || own === undefined) && canonical(from) !== canonical(to);
  });
}

// The same references may be put together in another way.
function sourceOf(configuration: unknown, block: unknown, name: string, references: readonly string[]): object {
  const repeated = references.some((one) => /^(?:each|count)\./.test(one)) ? ["for_each", "count"] : [];
  const written = [name, ...repeated].map((one) => member(block, one) ?? null);
  return {
    references,
    blocks: blocksBehind(configuration, references),
    ...(block !== undefined && { expression: fingerprint(written) }),
  };
}

// They run at the apply, and nothing else in a plan tells what.
function provisionersOf(resource: object | undefined, block: unknown): Record<string, unknown> {
  const provisioners = member(resource, "provisioners") ?? null;
  if (provisioners === null) return {};
  return {
    provisioner: fingerprint([provisioners, member(block, "provisioner") ?? null, member(block, "connection") ?? null]),
  };
}

function unknownPaths(mark: unknown, path: string): string[] {
  if (mark === true) return [path];
  if (Array.isArray(mark)) return mark.flatMap((one, index) => unknownPaths(one, `${path}[${index}]`));
  if (!isObject(mark)) return [];
  return Object.keys(mark)
    .sort()
    .flatMap((name) => unknownPaths(mark[name], `${path}.${name}`));
}
