import type { Attribute, Attributes } from "./attribute";
import type { Schema } from "./schema";
import type { Unknown } from "./value";

type AttributesOf<S> = S extends Schema<infer A> ? A : S extends Attributes ? S : never;
type ValueOf<A> = A extends Attribute<infer T, unknown> ? T : never;
type OptionsOf<A> = A extends Attribute<unknown, infer O> ? O : never;

type IsRequired<A> = OptionsOf<A> extends { required: true } ? true : false;
type IsComputed<A> = OptionsOf<A> extends { computed: true } ? true : false;
type HasDefault<A> = OptionsOf<A> extends { default: unknown } ? true : false;
type IsWriteOnly<A> = OptionsOf<A> extends { writeOnly: true } ? true : false;
type IsArgument<A> = OptionsOf<A> extends { required: true } | { optional: true } ? true : false;

type Arguments<A extends Attributes> = { [K in keyof A as IsArgument<A[K]> extends true ? K : never]: A[K] };
type Stored<A extends Attributes> = { [K in keyof A as IsWriteOnly<A[K]> extends true ? never : K]: A[K] };
type AlwaysSet<A> = IsRequired<A> extends true ? true : HasDefault<A>;

/** The configuration, write-only arguments included, once everything is known (at apply). Null if not set. */
export type ConfigOf<S> = {
  [K in keyof Arguments<AttributesOf<S>>]: IsRequired<AttributesOf<S>[K]> extends true
    ? ValueOf<AttributesOf<S>[K]>
    : ValueOf<AttributesOf<S>[K]> | null;
};

/** The configuration at plan: any value may be unknown. */
export type UnresolvedConfigOf<S> = { [K in keyof ConfigOf<S>]: ConfigOf<S>[K] | Unknown };

/** The planned values, as apply sees them: arguments are known, computed values may be left for the hook to decide. */
export type PlanOf<S> = {
  [K in keyof Stored<AttributesOf<S>>]: AlwaysSet<AttributesOf<S>[K]> extends true
    ? ValueOf<AttributesOf<S>[K]>
    : IsComputed<AttributesOf<S>[K]> extends true
      ? ValueOf<AttributesOf<S>[K]> | null | Unknown
      : ValueOf<AttributesOf<S>[K]> | null;
};

/** The values being planned: any of them may be unknown. */
export type ProposalOf<S> = { [K in keyof PlanOf<S>]: PlanOf<S>[K] | Unknown };

/** An object as stored in Terraform's state; a computed `id` is always set. */
export type StateOf<S> = {
  [K in keyof Stored<AttributesOf<S>>]: K extends "id"
    ? IsArgument<AttributesOf<S>[K]> extends true
      ? ValueOf<AttributesOf<S>[K]> | null
      : ValueOf<AttributesOf<S>[K]>
    : AlwaysSet<AttributesOf<S>[K]> extends true
      ? ValueOf<AttributesOf<S>[K]>
      : ValueOf<AttributesOf<S>[K]> | null;
};
