import * as kinds from "./option-kinds";

/** A setting of the simulator: its default, its allowed values, and how it is parsed. */
export interface Quirk<T> {
  /** The default. */
  readonly initial: T;
  /** The allowed values after `NAME=`. */
  readonly allowed: string;
  /** What the setting does, in one line. */
  readonly help: string;
  /** Parses the value after `NAME=`; undefined if it is not allowed. */
  readonly parse: (text: string) => T | undefined;
  /** The same for a program: what values it takes. */
  readonly kind: kinds.Kind;
}

export function flag(initial: boolean, help: string): Quirk<boolean> {
  const values: Readonly<Record<string, boolean>> = { true: true, false: false };
  return { initial, allowed: "true|false", help, parse: (text) => values[text], kind: kinds.flag };
}

/** One of a few words; the first is the default. */
export function choice<const T extends string>(words: readonly [T, ...T[]], help: string): Quirk<T> {
  const [initial] = words;
  const parse = (text: unknown) => words.find((word) => word === text);
  const kind = { type: `one of ${words.join(", ")}`, takes: (value: unknown) => parse(value) !== undefined };
  return { initial, allowed: words.join("|"), help, parse, kind };
}

/** Any text, including the empty string. */
export function text(initial: string, help: string): Quirk<string> {
  return { initial, allowed: "TEXT", help, parse: (given) => given, kind: kinds.anyText };
}

export function whole(initial: number, least: number, help: string): Quirk<number> {
  const kind = kinds.whole(least, Number.MAX_SAFE_INTEGER);
  return { initial, allowed: "N", help, parse: (given) => parseWhole(given, least), kind };
}

/** A non-negative duration, decimals allowed. */
export function span(initial: number, unit: "MS" | "SECONDS", help: string): Quirk<number> {
  const parse = (given: string) => (/^\d+(\.\d+)?$/.test(given) ? Number(given) : undefined);
  return { initial, allowed: unit, help, parse, kind: kinds.span };
}

/** A setting that is off by default; `off` turns it off again. */
export function optional<T>(quirk: Omit<Quirk<T>, "initial">): Quirk<T | undefined> {
  return { ...quirk, initial: undefined };
}

/** Whole numbers separated by slashes; trailing ones are optional. */
export function parseWholes(given: string, least: number, most: number): number[] | undefined {
  const numbers = given.split("/").map((part) => parseWhole(part, 0));
  const all = numbers.every((number) => number !== undefined);
  return all && numbers.length >= least && numbers.length <= most ? numbers : undefined;
}

function parseWhole(given: string, least: number): number | undefined {
  return /^\d+$/.test(given) && Number(given) >= least ? Number(given) : undefined;
}
