import { nearest } from "./did-you-mean";
import { parseDuration } from "./duration";
import { parseInstant } from "./instant";
import { type Objection, VALUE, type Validator } from "./validator";
import * as words from "./words";

/** Text that matches a pattern; `rule` describes in words what the pattern allows. */
export function matches(pattern: RegExp, rule: string, fix?: string): Validator<string> {
  return {
    rule,
    check: (value, name = VALUE) => (pattern.test(value) ? undefined : words.invalid({ name, value, rule, fix })),
  };
}

/** Text without any of the given characters. */
export function excludes(characters: string, rule: string): Validator<string> {
  return {
    rule,
    check: (value, name = VALUE) => {
      const found = [...new Set(value)].filter((character) => characters.includes(character));
      return found.length === 0 ? undefined : words.invalidCharacter({ name, value, found, rule });
    },
  };
}

/** One of a closed list of values. */
export function oneOf(values: readonly string[]): Validator<string> {
  const rule = values.map((value) => `\`${value}\``).join(", ");
  return {
    rule: `one of ${rule}`,
    check: (value, name = VALUE) => {
      if (values.includes(value)) return undefined;
      const near = nearest(value, values);
      return words.notOneOf({ name, value, values, ...(near !== undefined && { near }) });
    },
  };
}

/** An integer between `min` and `max`, both inclusive. */
export function wholeNumber(min: number, max: number, fix?: string): Validator<number> {
  const range = `a whole number, ${min} to ${max}`;
  const rule = max === Number.MAX_SAFE_INTEGER ? `a whole number, at least ${min}` : range;
  return {
    rule,
    check: (value, name = VALUE) =>
      Number.isInteger(value) && value >= min && value <= max
        ? undefined
        : words.outOfRange({ name, value, range: value > max ? range : rule, ...(fix !== undefined && { fix }) }),
  };
}

/** Text of at least `min` and at most `max` characters. */
export function length(min: number, max: number): Validator<string> {
  return {
    rule: `${min} to ${max} characters`,
    check: (value, name = VALUE) =>
      value.length >= min && value.length <= max ? undefined : words.wrongLength({ name, got: value.length, min, max }),
  };
}

const HALF = /\p{Cs}/u;
const CONTROLS = /\r(?!\n)|(?![\t\n\r])[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

/**
 * A name, or another text for people to read: at least `min` and at most `max` characters, and no control characters in
 * a text of several lines. Terraform escapes those itself, but prints a text of several lines as is.
 */
export function readable(min: number, max: number): Validator<string> {
  const size = length(min, max);
  const rule = `${size.rule}; in several lines no control characters`;
  return {
    rule,
    check: (value, name = VALUE) => {
      const isWrong = HALF.test(value) || (value.includes("\n") && CONTROLS.test(value));
      return size.check(value, name) ?? (isWrong ? words.invalid({ name, value, rule }) : undefined);
    },
  };
}

const SHOWS = /[^\s\p{Cc}\p{Cf}\p{Cs}\p{DI}\u2800]/u;

/** Whether a text has no character that anybody sees: spaces and the like, or nothing at all. */
export function isBlank(text: string): boolean {
  return !SHOWS.test(text);
}

/** A text with at least one character that is seen; `and` is a further rule for it. */
export function notBlank(and?: Validator<string>): Validator<string> {
  const rule = and ? `${and.rule}; not blank` : "a text that is not blank";
  return {
    rule,
    check: (value, name = VALUE) =>
      and?.check(value, name) ?? (isBlank(value) ? words.invalid({ name, value, rule }) : undefined),
  };
}

/** A collection with at least `min` and at most `max` elements. */
export function size(min: number, max = Number.MAX_SAFE_INTEGER): Validator<readonly unknown[]> {
  const open = max === Number.MAX_SAFE_INTEGER;
  const elements = open && min === 1 ? "element" : "elements";
  const rule = open ? `at least ${min}` : `${min} to ${max} elements`;
  return {
    rule,
    check: (value, name = VALUE) =>
      value.length >= min && value.length <= max
        ? undefined
        : words.wrongSize({ name, got: value.length, rule: open ? `${rule} ${elements}` : rule }),
  };
}

/** A duration such as `90s`, `20m` or `1h30m`. */
export function duration(): Validator<string> {
  const rule = "a positive duration such as `90s`, `20m` or `1h30m`";
  return {
    rule,
    check: (value, name = VALUE) =>
      (parseDuration(value) ?? 0) > 0 ? undefined : words.invalidDuration({ name, value, rule }),
  };
}

/** An instant in RFC 3339, with its time zone. */
export function rfc3339(): Validator<string> {
  const rule = "a time in RFC 3339, such as `2030-01-31T08:00:00Z`";
  return {
    rule,
    check: (value, name = VALUE) =>
      parseInstant(value) === undefined ? words.invalidTime({ name, value, rule }) : undefined,
  };
}

/** Applies a check to each element of a list or set, and to each value of a map. */
export function each<T>(validator: Validator<T>): Validator<readonly T[] | Readonly<Record<string, T>>> {
  return {
    rule: `each: ${validator.rule}`,
    check: (collection, name = VALUE) => {
      const elements: unknown[] = Array.isArray(collection) ? collection : Object.values(collection);
      return together(elements.filter(isPresent).map((value) => validator.check(value as T, `each of ${name}`)));
    },
  };
}

// Only present values can be checked; an unknown element is checked once it is known.
function isPresent(value: unknown): boolean {
  return value !== null && value !== undefined && typeof value !== "symbol";
}

/** All errors combined into one, or else all warnings. */
export function together(objections: readonly (Objection | undefined)[]): Objection | undefined {
  const found = objections.filter((objection) => objection !== undefined);
  const errors = found.filter(({ severity = "error" }) => severity === "error");
  const [first, ...others] = errors.length > 0 ? errors : found;
  if (!first || others.length === 0) return first;
  return { ...first, detail: [first, ...others].map(({ detail }) => detail).join(" ") };
}
