import { asCckmId } from "../../text";

/** Query parameters. An array is sent as one parameter per value; undefined is not sent. */
export type Query = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

/** Writes a query string with its question mark; empty when there is nothing to send. */
export function queryString(query: Query | undefined): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value === undefined) continue;
    for (const one of Array.isArray(value) ? value : [value]) params.append(name, String(one));
  }
  const text = params.toString();
  return text === "" ? "" : `?${text}`;
}

/** Longer than any id, and than a path that is told in an error should be. */
const LONGEST_ID = 1000;

/**
 * Whether a text can be an id: an empty one would address the list, dot segments something else, and half a letter is in no
 * URL.
 */
export function mayBeId(text: string): boolean {
  return typeof text === "string" && !/^\s{0,100}\.{0,2}$|\p{Cs}/u.test(text) && text.length <= LONGEST_ID;
}

/**
 * Encodes an id as one path segment, in the case that CCKM uses.
 * @throws RangeError for what cannot be an id
 */
export function segment(id: string): string {
  if (!mayBeId(id)) throw new RangeError(`"${id}" is not an id`);
  return encodeURIComponent(asCckmId(id));
}
