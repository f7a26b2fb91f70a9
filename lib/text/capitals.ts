/** An Azure name in lowercase, for comparison: Azure names are case-insensitive. */
export function withoutCapitals(name: string): string {
  return name.normalize().toLowerCase();
}

/** Whether two names are equal, ignoring case. A value that is not a string counts as not set. */
export function sameButCapitals(a: unknown, b: unknown): boolean {
  return typeof a === "string" && typeof b === "string" && withoutCapitals(a) === withoutCapitals(b);
}

const CCKM_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a text is formatted like an id of CCKM. */
export function isCckmId(text: string): boolean {
  return CCKM_ID.test(text);
}

/** An id of CCKM in lowercase, as CCKM writes it; a name or any other text is returned unchanged. */
export function asCckmId(reference: string): string {
  return isCckmId(reference) ? reference.toLowerCase() : reference;
}
