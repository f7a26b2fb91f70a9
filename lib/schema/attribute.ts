import type { Choices, RecordNames } from "./choices";
import type { Nesting, Type } from "./type";
import type { Validator } from "./validator";

/** Options of an attribute of any type. */
export interface AttributeOptions<T = unknown> {
  /** What the attribute is, with units and allowed values; shown in the documentation and by `terraform providers schema`. */
  readonly description: string;
  /** The configuration must set it. */
  readonly required?: boolean;
  /** The configuration may set it. */
  readonly optional?: boolean;
  /** The provider sets it; with `optional`, only when the configuration does not. */
  readonly computed?: boolean;
  /** Displayed as `(sensitive value)`; still stored in the state. */
  readonly sensitive?: boolean;
  /** Never stored in a plan or a state. Needs Terraform 1.11. */
  readonly writeOnly?: boolean;
  /**
   * Changing the value replaces the resource, unless the two spellings are equivalent. A value that is not known yet
   * counts as unchanged: if it turns out to differ, the apply fails, and the next plan replaces the resource.
   */
  readonly replaces?: boolean;
  /**
   * The type of the resource whose `id` this argument holds; used with `replaces`. If a plan replaces the object that
   * the prior value points to, the new value is certain to differ, so this resource is replaced in the same plan.
   */
  readonly refersTo?: string;
  /** What a change does, if it is neither a plain in-place update nor a replacement; for the documentation. */
  readonly change?: string;
  /** The value used if the configuration sets none. */
  readonly default?: T;
  /** A computed attribute that any update may change: unknown in the plan of an update. */
  readonly volatile?: boolean;
  /** Whether two known, non-null values mean the same. If so, the prior spelling is kept and no change is planned. */
  readonly equivalent?: (a: T, b: T) => boolean;
  /** Checks of a known, non-null value. */
  readonly validators?: readonly Validator<T>[];
  /** The unit of a number, such as `seconds`; for the documentation. */
  readonly unit?: string;
  /**
   * A typical value that the validators accept, other than the default; for the documentation and for samples in tests.
   * Nested attributes take the examples of their members. For a secret, the documentation shows a variable instead.
   */
  readonly example?: T;
  /** Named values, which become an enum or constants in the constructs. */
  readonly choices?: Choices;
  /** For nested attributes: the names of the classes that represent their objects in the constructs. */
  readonly record?: RecordNames;
  /** Why it is deprecated, and what to use instead. */
  readonly deprecated?: string;
}

/** An attribute: its type and options. `T` is its JavaScript type, `O` keeps the options' literal types. */
export interface Attribute<T = unknown, O = unknown> {
  readonly type: Type;
  /** For nested attributes, whose members have options of their own. */
  readonly nested?: { readonly nesting: Nesting; readonly attributes: Attributes };
  // Method syntax keeps Attribute<string> assignable to Attribute<unknown>.
  readonly options: AttributeOptions & { equivalent?(a: unknown, b: unknown): boolean };
  /** Types only; never set. */
  readonly _types?: { readonly value: T; readonly options: O };
}

/** Attributes by name, as spelled in Terraform. */
export type Attributes = { readonly [name: string]: Attribute };

function attribute<T, O>(type: Type, options: AttributeOptions<T>, nested?: Attribute["nested"]): Attribute<T, O> {
  return { type, options: options as Attribute["options"], ...(nested && { nested }) };
}

/** A string attribute. */
export function string<const O extends AttributeOptions<string>>(options: O): Attribute<string, O> {
  return attribute({ kind: "string" }, options);
}

/** A number attribute. */
export function number<const O extends AttributeOptions<number>>(options: O): Attribute<number, O> {
  return attribute({ kind: "number" }, options);
}

/** A boolean attribute. */
export function bool<const O extends AttributeOptions<boolean>>(options: O): Attribute<boolean, O> {
  return attribute({ kind: "bool" }, options);
}

/** The type of an element, declared as if it were an attribute: `list(element.string, …)`. */
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

/** A collection in which order and duplicates do not matter; an array in hooks. */
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

/** Attributes whose values are objects, which have attributes of their own. */
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
