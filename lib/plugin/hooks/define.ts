import type { Schema, UnresolvedConfigOf } from "../../schema";
import type { HookLog } from "./context";
import type { Told } from "./diagnostics";
import type { DataSourceDefinition, ResourceDefinition } from "./resource";
import type { DataSource, Resource } from "./untyped";

/**
 * Defines resources for a provider whose `configure` returns `Session`:
 * `defineResource<Session>()({ type, schema, create, read, update, delete })`.
 *
 * Throws where there is no update hook and an argument that does not replace.
 */
export function defineResource<Session>() {
  return <S extends Schema>(definition: ResourceDefinition<S, Session>): Resource<Session> => {
    const inPlace = Object.entries(definition.schema.attributes)
      .filter(
        ([name, { options }]) => (options.required || options.optional) && !options.replaces && name !== "timeouts",
      )
      .map(([name]) => name);
    if (!definition.update && inPlace.length > 0) {
      throw new Error(`${definition.type}: without an update hook these must replace: ${inPlace.join(", ")}`);
    }
    return definition as unknown as Resource<Session>;
  };
}

/** Defines data sources for a provider whose `configure` returns `Session`. */
export function defineDataSource<Session>() {
  return <S extends Schema>(definition: DataSourceDefinition<S, Session>): DataSource<Session> =>
    definition as unknown as DataSource<Session>;
}

/** What `configure` is given beside the configuration. */
export interface ConfigureContext {
  readonly terraformVersion: string;
  readonly log: HookLog;
  warn(...told: Told<"warning">): void;
}

/** A provider: its own arguments, and the resources and data sources that it serves. */
export interface ProviderDefinition<S extends Schema, Session> {
  /** The name that every type starts with: `cckm`. */
  readonly name: string;
  readonly version: string;
  readonly schema: S;
  /**
   * Makes what the hooks work with. At plan any argument may be unknown: do nothing that needs it until a hook does.
   * Called once a run, before the first hook.
   */
  configure(config: UnresolvedConfigOf<S>, context: ConfigureContext): Session | Promise<Session>;
  /** Ends what `configure` began, when the process ends. */
  close?(session: Session): void | Promise<void>;
  readonly resources: readonly Resource<Session>[];
  readonly dataSources?: readonly DataSource<Session>[];
}

/** A provider whose types are forgotten, as the server handles it. */
export type Provider = ProviderDefinition<Schema, unknown>;

/** Defines a provider. Throws where a type lacks the provider's name or is there twice. */
export function defineProvider<S extends Schema, Session>(definition: ProviderDefinition<S, Session>): Provider {
  for (const group of [definition.resources, definition.dataSources ?? []]) {
    const seen = new Set<string>();
    for (const { type } of group) {
      if (!type.startsWith(`${definition.name}_`)) throw new Error(`${type}: must start with ${definition.name}_`);
      if (seen.has(type)) throw new Error(`${type}: defined twice`);
      seen.add(type);
    }
  }
  return definition as unknown as Provider;
}
