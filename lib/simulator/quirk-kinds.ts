/** A switch of the simulator: what it is at the start, what it may be, and how it is read from text. */
export interface Quirk<T> {
  /** The value of a simulator that nobody told otherwise. */
  readonly initial: T;
  /** What may stand behind `NAME=`. */
  readonly allowed: string;
  /** What the switch does, on one line. */
  readonly help: string;
  /** Reads what stands behind `NAME=`; undefined for text that is not allowed. */
  readonly parse: (text: string) => T | undefined;
}

export function flag(initial: boolean, help: string): Quirk<boolean> {
  const values: Readonly<Record<string, boolean>> = { true: true, false: false };
  return { initial, allowed: "true|false", help, parse: (text) => values[text] };
}

/** One of a few words, the first of which is the value at the start. */
export function choice<const T extends string>(words: readonly [T, ...T[]], help: string): Quirk<T> {
  const [initial] = words;
  return { initial, allowed: words.join("|"), help, parse: (text) => words.find((word) => word === text) };
}

/** Any text, which may be empty. */
export function text(initial: string, help: string): Quirk<string> {
  return { initial, allowed: "TEXT", help, parse: (given) => given };
}

export function whole(initial: number, least: number, help: string): Quirk<number> {
  return { initial, allowed: "N", help, parse: (given) => parseWhole(given, least) };
}

/** A span of time, from 0, with decimals where need be. */
export function span(initial: number, unit: "MS" | "SECONDS", help: string): Quirk<number> {
  const parse = (given: string) => (/^\d+(\.\d+)?$/.test(given) ? Number(given) : undefined);
  return { initial, allowed: unit, help, parse };
}

/** A switch that is off at the start; `off` turns it off again. */
export function optional<T>(quirk: Omit<Quirk<T>, "initial">): Quirk<T | undefined> {
  return { ...quirk, initial: undefined };
}

/** Whole numbers divided by slashes, the last of which may be left out. */
export function parseWholes(given: string, least: number, most: number): number[] | undefined {
  const numbers = given.split("/").map((part) => parseWhole(part, 0));
  const all = numbers.every((number) => number !== undefined);
  return all && numbers.length >= least && numbers.length <= most ? numbers : undefined;
}

function parseWhole(given: string, least: number): number | undefined {
  return /^\d+$/.test(given) && Number(given) >= least ? Number(given) : undefined;
}
