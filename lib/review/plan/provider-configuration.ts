import { PROVIDER_SOURCE, resources } from "../../contract";
import { configuredBlock, configuredResource, member } from "./configuration";
import type { PlanJson, ResourceChange } from "./plan-json";

/** The name of the provider configuration without an alias. */
export const DEFAULT_CONFIGURATION = PROVIDER_SOURCE.split("/").at(-1)!;

/** The names of our provider's configurations in a plan, the one without an alias first: `cckm`, `cckm.eu`. */
export function configurationNames({ configuration }: PlanJson): string[] {
  const all = Object.entries(configuration?.provider_config ?? {});
  return all
    .filter(
      ([, { name, full_name: full = "" }]) =>
        name === DEFAULT_CONFIGURATION || full.endsWith(`/${DEFAULT_CONFIGURATION}`),
    )
    .map(([key]) => key)
    .sort();
}

/** Where to look up the provider configuration of an object. */
export interface ConfigurationSources {
  readonly plan: PlanJson;
  /** The configuration of the target branch. */
  readonly base: unknown;
  /** Names by address, from the state. */
  readonly inState: Readonly<Record<string, string>> | undefined;
}

/**
 * Looks up the provider configuration of an object if there are several, with a text if it is unknown; undefined for
 * other providers.
 */
export function throughOf(sources: ConfigurationSources): (entry: ResourceChange) => string | undefined {
  return (entry) =>
    isOurs(entry) ? (configurationOf(entry, sources) ?? "another configuration of the provider") : undefined;
}

/**
 * The name of an object's provider configuration. For an object that is no longer in the code it comes from the state,
 * since a plan in JSON does not contain it. Undefined if unknown, and for other providers.
 */
export function configurationOf(
  entry: ResourceChange,
  { plan, base, inState }: ConfigurationSources,
): string | undefined {
  if (!isOurs(entry)) return undefined;
  const { provider_config_key: now } = configuredResource(plan, entry.address) ?? {};
  if (now !== undefined) return now;
  const state = member(inState, entry.address);
  if (typeof state === "string") return state;
  const before = member(configuredBlock(base, entry), "provider");
  if (typeof before === "string") return before;
  const names = configurationNames(plan);
  return names.length > 1 ? undefined : (names[0] ?? DEFAULT_CONFIGURATION);
}

function isOurs(entry: ResourceChange): boolean {
  return resources.some(({ type }) => type === entry.type);
}
