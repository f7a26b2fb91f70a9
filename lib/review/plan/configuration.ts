import { isObject } from "../../schema";
import type { SourceModel } from "../model";
import { modulesOf, stepsOf } from "./address";
import type { ConfiguredModule, ConfiguredResource, PlanJson } from "./plan-json";

/** The path and source line of a construct. */
export interface ConstructPlace {
  readonly path: string;
  readonly source: SourceModel | null;
}

/** Identifies a resource in a synthesized configuration, by its address with or without an index. */
export interface Configured {
  readonly address: string;
  readonly type: string;
  readonly name: string;
}

/**
 * The place of a resource's construct; for resources in a module, that of the module's construct. Undefined if synth
 * did not record it.
 */
export function constructPlace(configuration: unknown, resource: Configured): ConstructPlace | undefined {
  const [module] = modulesOf(resource.address);
  const block =
    module === undefined ? configuredBlock(configuration, resource) : member(member(configuration, "module"), module);
  const metadata = member(member(block, "//"), "metadata");
  const path = member(metadata, "path");
  if (typeof path !== "string") return undefined;
  return { path, source: sourceOf(member(metadata, "cckmSource")) };
}

/** The block of a resource in a synthesized configuration; resources within modules are not part of it. */
export function configuredBlock(configuration: unknown, { address, type, name }: Configured): unknown {
  if (modulesOf(address).length > 0) return undefined;
  return member(member(member(configuration, "resource"), type), name);
}

/** The line that synth recorded: `main.ts:12`; by an earlier one as an object of file and line. */
function sourceOf(value: unknown): SourceModel | null {
  if (typeof value === "string") {
    const colon = value.lastIndexOf(":");
    return sourceOf({ file: value.slice(0, Math.max(colon, 0)), line: Number(value.slice(colon + 1)) });
  }
  const [file, line] = [member(value, "file"), member(value, "line")];
  return typeof file === "string" && file !== "" && typeof line === "number" && line > 0 ? { file, line } : null;
}

/** The reference that sets an argument, from the configuration in the plan: `var.db_password`. */
export function referenceOf(plan: PlanJson, address: string, argument: string): string | undefined {
  return referencesOf(plan, address, argument)[0];
}

/** All references that set an argument. */
export function referencesOf(plan: PlanJson, address: string, argument: string): string[] {
  const references = member(configuredResource(plan, address)?.expressions?.[argument], "references");
  if (!Array.isArray(references)) return [];
  return references.filter((reference): reference is string => typeof reference === "string");
}

/** Whether the configuration sets an argument; others are decided by CCKM. */
export function isConfigured(plan: PlanJson, address: string, argument: string): boolean {
  return member(configuredResource(plan, address)?.expressions, argument) !== undefined;
}

/**
 * The reference that sets an argument in a synthesized configuration: `${var.db_password}` becomes `var.db_password`.
 */
export function referenceInJson(configuration: unknown, resource: Configured, argument: string): string | undefined {
  const value = member(configuredBlock(configuration, resource), argument);
  const match = typeof value === "string" ? /^\$\{([^{}]+)\}$/.exec(value) : null;
  return match?.[1];
}

/** Only own members: a name such as `constructor` finds nothing. */
export function member(object: unknown, name: string): unknown {
  return isObject(object) && Object.hasOwn(object, name) ? object[name] : undefined;
}

/** The block of a resource in the plan's configuration, by its address with or without an index. */
export function configuredResource({ configuration }: PlanJson, address: string): ConfiguredResource | undefined {
  let at: ConfiguredModule | undefined = configuration?.root_module;
  const modules = modulesOf(address);
  for (const name of modules) at = at?.module_calls?.[name]?.module;
  const local = stepsOf(address).slice(modules.length * 2);
  return at && resourcesOf(at).get(local.map(({ name }) => name).join("."));
}

// Cached, since each change of a plan looks up its resource several times.
const known = new WeakMap<ConfiguredModule, Map<string, ConfiguredResource>>();

function resourcesOf(module: ConfiguredModule): Map<string, ConfiguredResource> {
  const found = known.get(module) ?? new Map((module.resources ?? []).map((resource) => [resource.address, resource]));
  known.set(module, found);
  return found;
}
