/** A value that Terraform does not know yet. It is neither null nor undefined. */
export const UNKNOWN: unique symbol = Symbol.for("cdktf-cckm.unknown");

/** The type of {@link UNKNOWN}. */
export type Unknown = typeof UNKNOWN;

/** A decimal number that a JavaScript number cannot represent exactly; `text` is its plain decimal notation. */
export class Decimal {
  constructor(readonly text: string) {}
  toString(): string {
    return this.text;
  }
}

/** Whether a value is known (null counts as known). Does not look inside the value. */
export function isKnown<T>(value: T): value is Exclude<T, Unknown> {
  return value !== UNKNOWN;
}

/** Whether a value is known at every depth. */
export function isWhollyKnown(value: unknown): boolean {
  if (value === UNKNOWN) return false;
  if (Array.isArray(value)) return value.every(isWhollyKnown);
  if (isObject(value)) return Object.values(value).every(isWhollyKnown);
  return true;
}

/** Whether a value is an object with named members: neither null, nor a list, nor a {@link Decimal}. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Decimal);
}

/** Whether a value is an object whose members are all that it holds: no Map, Date or the like. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  return isObject(value) && Object.prototype.toString.call(value) === "[object Object]";
}

// Objects that `Object.create(null)` makes are hash tables to V8: slower and larger than those of a class.
class Bare {}
Object.setPrototypeOf(Bare.prototype, null);
Reflect.deleteProperty(Bare.prototype, "constructor");

/** An object that inherits nothing, so that every key, even `__proto__`, is an ordinary one. */
export function bareObject<T>(entries: Iterable<readonly [string, T]> = []): Record<string, T> {
  const bare = new Bare() as Record<string, T>;
  for (const [key, value] of entries) bare[key] = value;
  return bare;
}
