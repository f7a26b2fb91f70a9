import type { Schema, UnresolvedConfigOf } from "../../schema";
import type { HookLog } from "./context";
import type { Told } from "./diagnostics";
import type { DataSourceDefinition, ResourceDefinition } from "./resource";
import type { DataSource, Resource } from "./untyped";

/**
 * Defines resources for a provider whose `configure` returns `Session`: `defineResource<Session>()({ type, schema, create,
 * read, update, delete })`.
 *
 * Throws if there is no update hook but an argument that does not force replacement.
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

/** What `configure` receives besides the configuration. */
export interface ConfigureContext {
  readonly terraformVersion: string;
  readonly log: HookLog;
  /** Aborted when Terraform asks the provider to stop. */
  readonly signal: AbortSignal;
  warn(...told: Told<"warning">): void;
}

/** How the use of a session ends. */
export interface Ending {
  /** Whether the process ends too, which closes connections by itself; Terraform waits for it. */
  readonly ofProcess: boolean;
}

/** A provider: its arguments, resources and data sources. */
export interface ProviderDefinition<S extends Schema, Session> {
  /** The prefix of every type: `cckm`. */
  readonly name: string;
  readonly version: string;
  readonly schema: S;
  /**
   * Creates the session that the hooks work with. During a plan any argument may be unknown: defer whatever needs it to the
   * hooks. Called once per run, before the first hook.
   */
  configure(config: UnresolvedConfigOf<S>, context: ConfigureContext): Session | Promise<Session>;
  /** Cleans up after `configure`. */
  close?(session: Session, ending: Ending): void | Promise<void>;
  readonly resources: readonly Resource<Session>[];
  readonly dataSources?: readonly DataSource<Session>[];
}

/** The types of a provider, without what they do. */
export interface ProviderOutline {
  /** The prefix of every type. */
  readonly name: string;
  readonly schema: Schema;
  readonly resources: readonly { readonly type: string; readonly schema: Schema }[];
  readonly dataSources?: readonly { readonly type: string; readonly schema: Schema }[];
}

/** A provider without its schema types, as the server handles it. */
export type Provider = ProviderDefinition<Schema, unknown>;

/** Defines a provider. Throws if a type lacks the provider's prefix or is defined twice. */
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
