/** Whether two names are the same but for capitals, which Azure does not tell apart. What is no text is the same as nothing. */
export function sameButCapitals(a: unknown, b: unknown): boolean {
  return typeof a === "string" && typeof b === "string" && a.toLowerCase() === b.toLowerCase();
}
