import { inOneLine } from "../words";
import { nearest } from "./did-you-mean";
import { quote } from "./quote";
import { unreadableIn } from "./readable";
import type { Problem } from "./validator";
import { isPlainObject } from "./value";
import * as words from "./words";

/** The code of the error for an argument that does not exist. */
export const UNSUPPORTED = words.unsupported.code;

/**
 * Reports arguments that were given but do not exist. Undefined counts as not given.
 * @param known Names to suggest.
 * @param also Other names that are accepted; suggested too, but not listed.
 */
export function unexpected(
  given: object,
  known: readonly string[],
  path: Problem["path"] = [],
  also: readonly string[] = [],
): Problem[] {
  return Object.keys(given)
    .filter((name) => !known.includes(name) && !also.includes(name) && given[name as keyof typeof given] !== undefined)
    .map((name) => {
      const near = nearest(alike(name, known), [...known, ...also]);
      return { ...words.unsupported({ name, known, ...(near !== undefined && { near }) }), path: [...path, name] };
    });
}

/** @throws Error that lists every option that does not exist. */
export function refuseUnknownOptions(of: string, given: object, known: readonly string[]): void {
  const wrong = unreadableIn(given, [of]);
  if (wrong) throw refusal(of, wrong);
  if (!isPlainObject(given)) throw refusal(of, words.wrongType({ name: of, value: quote(given), type: "an object" }));
  const problems = unexpected(given, known);
  if (problems.length > 0) throw refusal(of, ...problems);
}

/** The error that lists what is wrong with the options of a function. */
export function refusal(of: string, ...messages: Parameters<typeof inOneLine>[0][]): Error {
  return new Error(messages.map((message) => `${of}: ${inOneLine(message)}`).join("\n"));
}

// `content_type` if the known names look like `contentType`, and vice versa.
function alike(name: string, known: readonly string[]): string {
  const snake = known.some((one) => one.includes("_"));
  return snake
    ? name.replace(/[A-Z]/g, (letter) => `_${letter}`)
    : name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
}
