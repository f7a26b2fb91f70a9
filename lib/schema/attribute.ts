import type { Choices, RecordNames } from "./choices";
import type { Nesting, Type } from "./type";
import type { Validator } from "./validator";

/** What may be said of an attribute of any kind. */
export interface AttributeOptions<T = unknown> {
  /** What the attribute is, with units and allowed values; shown in the documentation and by `terraform providers schema`. */
  readonly description: string;
  /** The configuration must set it. */
  readonly required?: boolean;
  /** The configuration may set it. */
  readonly optional?: boolean;
  /** The provider sets it; with `optional`, only when the configuration does not. */
  readonly computed?: boolean;
  /** Shown as `(sensitive value)`; still in the state. */
  readonly sensitive?: boolean;
  /** Only ever in the configuration: never in a plan or a state. Needs Terraform 1.11. */
  readonly writeOnly?: boolean;
  /**
   * A change that is not just another spelling replaces the resource. A value that is not known yet counts as unchanged:
   * if it turns out to be another one, the apply refuses, and the next plan replaces.
   */
  readonly replaces?: boolean;
  /**
   * The type of the resources whose `id` this argument holds, beside `replaces`. Where a plan replaces the object that the
   * prior value names, the new value is certain to be another one, and this resource is replaced in the same plan.
   */
  readonly refersTo?: string;
  /** What a change does, where it is neither just in place nor a replacement; for the documentation. */
  readonly change?: string;
  /** The value where the configuration has none. */
  readonly default?: T;
  /** A computed attribute that any update may change: unknown in the plan of an update. */
  readonly volatile?: boolean;
  /** Whether two known, non-null values mean the same; then the prior spelling stays and nothing is planned. */
  readonly equivalent?: (a: T, b: T) => boolean;
  /** Checks of a known, non-null value. */
  readonly validators?: readonly Validator<T>[];
  /** What a number counts: `seconds`; for the documentation. */
  readonly unit?: string;
  /**
   * A typical value that the validators accept, other than the default: for the documentation and the samples of tests.
   * Nested attributes have that of their members. Of a secret, documentation shows a variable instead.
   */
  readonly example?: T;
  /** The values that have names in the constructs. */
  readonly choices?: Choices;
  /** For nested attributes: what their objects are called in the constructs. */
  readonly record?: RecordNames;
  /** Why not to use it any more, and what to use instead. */
  readonly deprecated?: string;
}

/** An attribute: its type and what is said of it. `T` is its JavaScript type, `O` keeps the options' literal types. */
export interface Attribute<T = unknown, O = unknown> {
  readonly type: Type;
  /** For nested attributes, whose members have options of their own. */
  readonly nested?: { readonly nesting: Nesting; readonly attributes: Attributes };
  // Method syntax keeps Attribute<string> assignable to Attribute<unknown>.
  readonly options: AttributeOptions & { equivalent?(a: unknown, b: unknown): boolean };
  /** Types only; never set. */
  readonly _types?: { readonly value: T; readonly options: O };
}

/** Attributes by name, names as in Terraform's language. */
export type Attributes = { readonly [name: string]: Attribute };

function attribute<T, O>(type: Type, options: AttributeOptions<T>, nested?: Attribute["nested"]): Attribute<T, O> {
  return { type, options: options as Attribute["options"], ...(nested && { nested }) };
}

/** An attribute that holds text. */
export function string<const O extends AttributeOptions<string>>(options: O): Attribute<string, O> {
  return attribute({ kind: "string" }, options);
}

/** An attribute that holds a number. */
export function number<const O extends AttributeOptions<number>>(options: O): Attribute<number, O> {
  return attribute({ kind: "number" }, options);
}

/** An attribute that holds true or false. */
export function bool<const O extends AttributeOptions<boolean>>(options: O): Attribute<boolean, O> {
  return attribute({ kind: "bool" }, options);
}

/** The type of an element, written as the attribute it would be: `list(element.string, …)`. */
export interface Element<T> {
  readonly type: Type;
  /** Types only; never set. */
  readonly _value?: T;
}

/** Element types for {@link list}, {@link set} and {@link map}. */
export const element = {
  string: { type: { kind: "string" } } as Element<string>,
  number: { type: { kind: "number" } } as Element<number>,
  bool: { type: { kind: "bool" } } as Element<boolean>,
  list: <T>(inner: Element<T>): Element<T[]> => ({ type: { kind: "list", element: inner.type } }),
  set: <T>(inner: Element<T>): Element<T[]> => ({ type: { kind: "set", element: inner.type } }),
  map: <T>(inner: Element<T>): Element<Record<string, T>> => ({ type: { kind: "map", element: inner.type } }),
  object: <M extends Record<string, Element<unknown>>>(
    members: M,
  ): Element<{ [K in keyof M]: M[K] extends Element<infer T> ? T | null : never }> => ({
    type: {
      kind: "object",
      attributes: Object.fromEntries(Object.entries(members).map(([name, member]) => [name, member.type])),
    },
  }),
};

/** An ordered collection; an array in hooks. */
export function list<T, const O extends AttributeOptions<NoInfer<T>[]>>(of: Element<T>, options: O): Attribute<T[], O> {
  return attribute({ kind: "list", element: of.type }, options);
}

/** A collection in which order and repetition mean nothing; an array in hooks. */
export function set<T, const O extends AttributeOptions<NoInfer<T>[]>>(of: Element<T>, options: O): Attribute<T[], O> {
  return attribute({ kind: "set", element: of.type }, options);
}

/** Values by key; an object in hooks. */
export function map<T, const O extends AttributeOptions<Record<string, NoInfer<T>>>>(
  of: Element<T>,
  options: O,
): Attribute<Record<string, T>, O> {
  return attribute({ kind: "map", element: of.type }, options);
}

/** The JavaScript type of one object of a nested attribute. */
export type NestedObject<A extends Attributes> = {
  [K in keyof A]: A[K] extends Attribute<infer T, infer O> ? (O extends { required: true } ? T : T | null) : never;
};

function nestedAttribute<T, O>(nesting: Nesting, attributes: Attributes, options: AttributeOptions<T>) {
  const object: Type = {
    kind: "object",
    attributes: Object.fromEntries(Object.entries(attributes).map(([name, member]) => [name, member.type])),
  };
  const type: Type = nesting === "single" ? object : { kind: nesting, element: object };
  return attribute<T, O>(type, options, { nesting, attributes });
}

/** Attributes that hold objects whose members are attributes themselves. */
export const nested = {
  single: <A extends Attributes, const O extends AttributeOptions<NestedObject<A>>>(attributes: A, options: O) =>
    nestedAttribute<NestedObject<A>, O>("single", attributes, options),
  list: <A extends Attributes, const O extends AttributeOptions<NestedObject<A>[]>>(attributes: A, options: O) =>
    nestedAttribute<NestedObject<A>[], O>("list", attributes, options),
  set: <A extends Attributes, const O extends AttributeOptions<NestedObject<A>[]>>(attributes: A, options: O) =>
    nestedAttribute<NestedObject<A>[], O>("set", attributes, options),
  map: <A extends Attributes, const O extends AttributeOptions<Record<string, NestedObject<A>>>>(
    attributes: A,
    options: O,
  ) => nestedAttribute<Record<string, NestedObject<A>>, O>("map", attributes, options),
};
