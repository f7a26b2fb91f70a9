/** Whether two names are the same letters, in whatever form of Unicode: Terraform sends one form, CCKM may keep another. */
export function sameName(a: string, b: string): boolean {
  return a.normalize() === b.normalize();
}

/** Whether a name has other forms of Unicode, which a filter of CCKM may tell from it. */
export function hasOtherForms(name: string): boolean {
  return name.normalize("NFC") !== name.normalize("NFD");
}

/**
 * Whether two names may be one to a directory: some keep names in small letters or capitals, whatever a letter's capital is,
 * in another form, or without spaces that mean nothing to them.
 */
export function alikeName(a: string, b: string): boolean {
  return folded(a) === folded(b);
}

function folded(name: string): string {
  const letters = name.normalize("NFKC").toUpperCase().toLowerCase().normalize("NFKC");
  // The small letter of an I with a dot has its dot apart.
  return letters.replaceAll("i\u0307", "i").trim().replace(/\s+/g, " ");
}
