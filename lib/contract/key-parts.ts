import { asCckmId, withoutCapitals } from "../text";

/** Arguments or state by attribute. */
export type Values = Readonly<Record<string, unknown>>;

/** Names that the owning system compares letter by letter; in the form of Unicode in which Terraform sends them. */
export function exact(value: unknown): string | undefined {
  return typeof value === "string" ? value.normalize() : undefined;
}

/** Names that Azure compares without regard to capitals. */
export function caseless(value: unknown): string | undefined {
  return typeof value === "string" ? withoutCapitals(value) : undefined;
}

/** Ids of CCKM, whichever capitals they are written in; another text letter by letter. */
export function cckmId(value: unknown): string | undefined {
  return typeof value === "string" ? asCckmId(value.normalize()) : undefined;
}

/** Whether two texts are one id of CCKM. */
export function sameCckmId(a: string, b: string): boolean {
  return cckmId(a) === cckmId(b);
}

/** A name in a sentence, in quotation marks. */
export function quoted(value: unknown): string {
  return typeof value === "string" ? JSON.stringify(value) : NOT_KNOWN;
}

/** An id in a sentence. */
export function plain(value: unknown): string {
  return typeof value === "string" ? value : NOT_KNOWN;
}

const NOT_KNOWN = "that is not known yet";
