import type { Schema } from "../../schema";
import type { DeleteContext, HookContext, PlanContext, PlanDeleteContext, ReadContext, WriteContext } from "./context";

/** Attribute values by name, without the schema's types, as the server handles them. */
export type Values = Readonly<Record<string, unknown>>;

type MaybePromise<T> = T | Promise<T>;

/** A plan hook's decision without the schema's types. */
export interface Decision {
  readonly replace?: readonly string[];
  readonly inPlace?: readonly string[];
  readonly keep?: readonly string[];
  readonly unknown?: readonly string[];
  readonly set?: Values;
}

/** A {@link ResourceDefinition} without the schema's types, as the server calls it. */
export interface Resource<Session = unknown> {
  readonly type: string;
  readonly schema: Schema;
  loaded?(request: { state: Values }, context: HookContext<Session>): void;
  plan?(
    request: {
      config: Values;
      plan: Values;
      state: Values | null;
      replaced: Values | null;
      changed: readonly string[];
    },
    context: PlanContext<Session>,
  ): MaybePromise<Decision | undefined>;
  planDelete?(
    request: { state: Values; replacement: boolean },
    context: PlanDeleteContext<Session>,
  ): MaybePromise<void>;
  create(request: { config: Values; plan: Values }, context: WriteContext<Schema, Session>): MaybePromise<Values>;
  read(request: { state: Values }, context: ReadContext<Session>): MaybePromise<Values | null>;
  update?(
    request: { config: Values; plan: Values; state: Values },
    context: WriteContext<Schema, Session>,
  ): MaybePromise<Values>;
  delete(request: { state: Values }, context: DeleteContext<Schema, Session>): MaybePromise<void>;
  importState?(request: { id: string }, context: ReadContext<Session>): MaybePromise<Values>;
  readonly moves?: readonly { fromType: string; fromProvider?: RegExp; convert(source: Values): Values }[];
  readonly upgrades?: Readonly<Record<number, (old: Values) => Values>>;
}

/** A {@link DataSourceDefinition} without the schema's types. */
export interface DataSource<Session = unknown> {
  readonly type: string;
  readonly schema: Schema;
  read(request: { config: Values }, context: HookContext<Session>): MaybePromise<Values>;
}
