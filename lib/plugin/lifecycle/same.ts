import type { Attribute, Type } from "../../schema";
import { Decimal, isObject } from "../../schema";
import type { Values } from "../hooks";
import { handed } from "./handed";

/** Whether two values of a type are equal; sets are unordered. Unknown only equals unknown. */
export function sameValue(a: unknown, b: unknown, type: Type): boolean {
  if (a === b) return true;
  if (a === null || b === null || a === undefined || b === undefined) return (a ?? null) === (b ?? null);
  switch (type.kind) {
    case "list":
      return Array.isArray(a) && Array.isArray(b) && sameList(a, b, type.element);
    case "set":
      return Array.isArray(a) && Array.isArray(b) && sameSet(a, b, type.element);
    case "map":
      return isObject(a) && isObject(b) && sameMap(a, b, type.element);
    case "object":
      return isObject(a) && isObject(b) && sameMembers(a, b, type.attributes);
    case "number":
      return sameNumber(a, b);
    default:
      return false;
  }
}

/** Whether two values of an attribute are the same: equal, or equivalent by the attribute's own definition. */
export function sameMeaning(a: unknown, b: unknown, attribute: Attribute): boolean {
  if (sameValue(a, b, attribute.type)) return true;
  if (a === null || b === null || a === undefined || b === undefined) return false;
  if (typeof a === "symbol" || typeof b === "symbol") return false;
  return attribute.options.equivalent?.(handed(a), handed(b)) ?? false;
}

/** The values; or `prior` if each of them is the one there, so that its encoding can be used again. */
export function unlessIdentical(values: Values, prior: Values): Values {
  const names = Object.keys(values);
  const isIdentical = names.length === Object.keys(prior).length && names.every((name) => values[name] === prior[name]);
  return isIdentical ? prior : values;
}

function sameList(a: readonly unknown[], b: readonly unknown[], element: Type): boolean {
  return a.length === b.length && a.every((item, index) => sameValue(item, b[index], element));
}

function sameMap(a: Values, b: Values, element: Type): boolean {
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && sameValue(a[key], b[key], element))
  );
}

function sameMembers(a: Values, b: Values, types: Readonly<Record<string, Type>>): boolean {
  return Object.keys(types).every((name) => sameValue(a[name], b[name], types[name]!));
}

function sameNumber(a: unknown, b: unknown): boolean {
  const numeric = (value: unknown) => ["number", "bigint"].includes(typeof value) || value instanceof Decimal;
  return numeric(a) && numeric(b) && String(a) === String(b);
}

function sameSet(a: readonly unknown[], b: readonly unknown[], element: Type): boolean {
  const within = (inner: readonly unknown[], outer: readonly unknown[]) =>
    inner.every((item) => outer.some((other) => sameValue(item, other, element)));
  return within(a, b) && within(b, a);
}
