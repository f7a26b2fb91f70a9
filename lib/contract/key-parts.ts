/** Arguments or state by attribute. */
export type Values = Readonly<Record<string, unknown>>;

/** Names that the owning system compares letter by letter; in the form of Unicode in which Terraform sends them. */
export function exact(value: unknown): string | undefined {
  return typeof value === "string" ? value.normalize() : undefined;
}

/** Names that Azure compares without regard to capitals. */
export function caseless(value: unknown): string | undefined {
  return exact(value)?.toLowerCase();
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
