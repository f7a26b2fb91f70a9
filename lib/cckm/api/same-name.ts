// What normalization changes holds one of these. A run compares each of its names with every one in a list.
const CHANGED_BY_NORMALIZING = /[\u0300-\uffff]/;

/** Whether two names are equal after Unicode normalization: Terraform sends NFC, CCKM may keep another form. */
export function sameName(a: string, b: string): boolean {
  if (a === b) return true;
  const isChanged = CHANGED_BY_NORMALIZING.test(a) || CHANGED_BY_NORMALIZING.test(b);
  return isChanged && a.normalize() === b.normalize();
}

/** Whether a name has other Unicode normalization forms, which CCKM's filters may treat as different. */
export function hasOtherForms(name: string): boolean {
  return name.normalize("NFC") !== name.normalize("NFD");
}

/** Whether a directory may treat two names as the same: some ignore case, Unicode form or extra spaces. */
export function alikeName(a: string, b: string): boolean {
  return folded(a) === folded(b);
}

function folded(name: string): string {
  const letters = name.normalize("NFKC").toUpperCase().toLowerCase().normalize("NFKC");
  // Lowercasing İ leaves a separate combining dot.
  return letters.replaceAll("i\u0307", "i").trim().replace(/\s+/g, " ");
}
