/** What an option takes. */
export interface Kind {
  /** In words, as the end of "Expected … to be". */
  readonly type: string;
  readonly takes: (value: unknown) => boolean;
  /** Whether it must be given. */
  readonly required?: boolean;
}

/** What each option of a type takes, checked for completeness by the compiler. */
export type OptionKinds<T> = { readonly [K in keyof Required<T>]: Kind };

export const text: Kind = {
  type: "a text that is not empty",
  takes: (value) => typeof value === "string" && value !== "",
};
export const anyText: Kind = { type: "a text", takes: (value) => typeof value === "string" };
export const flag: Kind = { type: "true or false", takes: (value) => typeof value === "boolean" };
export const callable: Kind = { type: "a function", takes: (value) => typeof value === "function" };
export const object: Kind = { type: "an object", takes: isObject };
export const list: Kind = { type: "a list", takes: Array.isArray };
export const texts: Kind = {
  type: "a list of texts",
  takes: (value) => Array.isArray(value) && [...value].every((one) => typeof one === "string"),
};
/** A time: zero or more, decimals allowed. */
export const span: Kind = {
  type: "a number that is not negative",
  takes: (value) => typeof value === "number" && value >= 0 && Number.isFinite(value),
};

export interface Whole extends Kind {
  readonly least: number;
  readonly most: number;
}

export function whole(least: number, most: number): Whole {
  return {
    type:
      most === Number.MAX_SAFE_INTEGER
        ? `a whole number, at least ${least}`
        : `a whole number from ${least} to ${most}`,
    takes: (value) => Number.isInteger(value) && (value as number) >= least && (value as number) <= most,
    least,
    most,
  };
}

export function either(...kinds: readonly Kind[]): Kind {
  return {
    type: kinds.map(({ type }) => type).join(", or "),
    takes: (value) => kinds.some(({ takes }) => takes(value)),
  };
}

export function required<K extends Kind>(kind: K): K & { readonly required: true } {
  return { ...kind, required: true };
}

/**
 * @throws Error that names the unknown options and the known ones, the missing ones, or those of a wrong value with what
 * they take. Members that are undefined are ignored.
 */
export function refuseWrong<T extends object>(of: string, given: unknown, kinds: OptionKinds<T>): void {
  if (given === undefined) return;
  if (!isObject(given)) throw new Error(`${of}: Incorrect type. Expected an object, got ${shown(given)}.`);
  const known: Readonly<Record<string, Kind>> = kinds;
  const set = Object.entries(given).filter(([, value]) => value !== undefined);
  const unknown = set.flatMap(([name]) => (Object.hasOwn(known, name) ? [] : [name]));
  if (unknown.length > 0) {
    const names = Object.keys(known).join(", ");
    throw new Error(`${of}: Unsupported argument. Expected each to be one of ${names}, got ${unknown.join(", ")}.`);
  }
  for (const [name, { required: isRequired = false, type, takes }] of Object.entries(known)) {
    const value = given[name];
    if (value === undefined ? !isRequired : takes(value)) continue;
    throw new Error(`${of}: Invalid value. Expected ${name} to be ${type}, got ${shown(value)}.`);
  }
}

/** A value in a message. */
export function shown(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "bigint") return `${value}n, a bigint`;
  if (typeof value === "function") return "a function";
  if (typeof value !== "object" || value === null) return String(value);
  if (value instanceof Promise) return "a promise, which needs await";
  return Array.isArray(value) ? "a list" : "an object";
}

// A Map, a Promise and the like have no members that could be options.
function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return Object.prototype.toString.call(value) === "[object Object]";
}
