import type { Z } from "../http/reply-schema";

// A server's text without an end is no status.
const LONGEST = 200;

/** Normalizes a status: lower case with underscores, because `in progress` and `in_progress` both occur. */
export function normalizeStatus(status: string): string {
  return status
    .slice(0, LONGEST)
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, "_");
}

/** A normalized status field; empty if it is missing or not a string. */
export function statusField(z: Z) {
  return z.pipe(z.catch(z.string(), ""), z.transform(normalizeStatus));
}

/**
 * The spellings to try in a filter, the documented one first: reports are filtered by `in progress` and jobs by
 * `in_progress`, whatever spelling the replies use.
 */
export function statusSpellings(
  status: string | undefined,
  own: "in progress" | "in_progress",
): readonly (string | undefined)[] {
  if (status === undefined || normalizeStatus(status) !== "in_progress") return [status];
  return own === "in progress" ? ["in progress", "in_progress"] : ["in_progress", "in progress"];
}
