import type { Finding } from "../model";
import type { Sentence } from "./text";

type Args = Finding["args"];

/** A finding in a few words, for lists, and in a sentence, beside its change. */
export interface Words {
  short(args: Args): Sentence;
  long(args: Args): Sentence;
}

/** An argument of a finding that is a list. */
export function list(value: Args[string] | undefined): string[] {
  return Array.isArray(value) ? value : [];
}

/** An argument of a finding as text, empty where there is none. */
export function text(value: Args[string] | undefined): string {
  return value === null || value === undefined ? "" : String(value);
}
