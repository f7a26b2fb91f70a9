import type { Z } from "../http/reply-schema";

/** One spelling for a status: lower case with underscores, as `in progress` and `in_progress` both occur. */
export function normalizeStatus(status: string): string {
  return status
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, "_");
}

/** A status field in its one spelling; empty where it is missing or no text. */
export function statusField(z: Z) {
  return z.pipe(z.catch(z.string(), ""), z.transform(normalizeStatus));
}

/**
 * The spellings to try in a filter, the page's own first: the pages filter reports by `in progress` and jobs by
 * `in_progress`, whatever they reply with.
 */
export function statusSpellings(
  status: string | undefined,
  own: "in progress" | "in_progress",
): readonly (string | undefined)[] {
  if (status === undefined || normalizeStatus(status) !== "in_progress") return [status];
  return own === "in progress" ? ["in progress", "in_progress"] : ["in_progress", "in progress"];
}
