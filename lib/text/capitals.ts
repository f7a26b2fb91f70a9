/** A name of Azure in the one form in which it is compared: Azure does not tell capitals from small letters. */
export function withoutCapitals(name: string): string {
  return name.normalize().toLowerCase();
}

/** Whether two names are the same but for capitals. What is no text is the same as nothing. */
export function sameButCapitals(a: unknown, b: unknown): boolean {
  return typeof a === "string" && typeof b === "string" && withoutCapitals(a) === withoutCapitals(b);
}

const CCKM_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a text has the form of an id of CCKM. */
export function isCckmId(text: string): boolean {
  return CCKM_ID.test(text);
}

/** An id of CCKM as CCKM writes it, in small letters; a name, or any other text, as it is. */
export function asCckmId(reference: string): string {
  return isCckmId(reference) ? reference.toLowerCase() : reference;
}
