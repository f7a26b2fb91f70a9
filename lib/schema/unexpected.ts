import { nearest } from "./did-you-mean";
import { type Problem, quote } from "./validator";
import { isObject } from "./value";

/** The summary that Terraform gives an argument that does not exist. */
export const UNSUPPORTED = "Unsupported argument";

/**
 * The problems of what is given and nothing reads. Undefined is nothing.
 * @param known Names to suggest.
 * @param also More names that are read.
 */
export function unexpected(
  given: object,
  known: readonly string[],
  path: Problem["path"] = [],
  also: readonly string[] = [],
): Problem[] {
  return Object.entries(given)
    .filter(([name, value]) => value !== undefined && !known.includes(name) && !also.includes(name))
    .map(([name]) => {
      const near = nearest(alike(name, known), known);
      const hint = near === undefined ? `Allowed: ${known.join(", ") || "none"}.` : `Did you mean "${near}"?`;
      const detail = `An argument named "${name}" is not expected here. ${hint}`;
      return { severity: "error", path: [...path, name], summary: UNSUPPORTED, detail };
    });
}

/** @throws Error that names every option that does not exist. */
export function refuseUnknownOptions(of: string, given: object, known: readonly string[]): void {
  if (!isObject(given)) throw new Error(`${of}: Invalid type. Got ${quote(given)}; allowed: an object.`);
  const problems = unexpected(given, known);
  if (problems.length === 0) return;
  throw new Error(problems.map(({ summary, detail }) => `${of}: ${summary}. ${detail}`).join("\n"));
}

// `content_type` where names are as in `contentType`, and the other way round.
function alike(name: string, known: readonly string[]): string {
  const snake = known.some((one) => one.includes("_"));
  return snake
    ? name.replace(/[A-Z]/g, (letter) => `_${letter}`)
    : name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
}
