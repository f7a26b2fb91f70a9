import type { Finding } from "../model";
import type { Sentence } from "./text";

type Args = Finding["args"];

/** A finding in a few words for lists, and in a sentence for its change. */
export interface Words {
  short(args: Args): Sentence;
  long(args: Args): Sentence;
}

/** A finding's argument as a list. */
export function list(value: Args[string] | undefined): string[] {
  return Array.isArray(value) ? value : [];
}

/** A finding's argument as text; empty if missing. */
export function text(value: Args[string] | undefined): string {
  return value === null || value === undefined ? "" : String(value);
}
