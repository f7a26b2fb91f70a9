import { asCckmId, withoutCapitals } from "../text";

/** Arguments or state by attribute. */
export type Values = Readonly<Record<string, unknown>>;

/** Case-sensitive names, in the Unicode normalization form in which Terraform sends them. */
export function exact(value: unknown): string | undefined {
  return typeof value === "string" ? value.normalize() : undefined;
}

/** Case-insensitive names, as in Azure. */
export function caseless(value: unknown): string | undefined {
  return typeof value === "string" ? withoutCapitals(value) : undefined;
}

/** Ids of CCKM, which are case-insensitive; any other text is compared exactly. */
export function cckmId(value: unknown): string | undefined {
  return typeof value === "string" ? asCckmId(value.normalize()) : undefined;
}

/** Whether two texts are the same id of CCKM. */
export function sameCckmId(a: string, b: string): boolean {
  return cckmId(a) === cckmId(b);
}

/** A name in a sentence, in quotation marks. */
export function quoted(value: unknown): string {
  return typeof value === "string" ? JSON.stringify(value) : NOT_KNOWN;
}

/** An id in a sentence, without quotation marks. */
export function plain(value: unknown): string {
  return typeof value === "string" ? value : NOT_KNOWN;
}

const NOT_KNOWN = "that is not known yet";
