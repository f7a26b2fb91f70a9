/** Whether two names are the same letters, in whatever form of Unicode: Terraform sends one form, CCKM may keep another. */
export function sameName(a: string, b: string): boolean {
  return a.normalize() === b.normalize();
}

/** Whether a name has other forms of Unicode, which a filter of CCKM may tell from it. */
export function hasOtherForms(name: string): boolean {
  return name.normalize("NFC") !== name.normalize("NFD");
}

/** Whether two names may be one to a directory: some keep names in small letters, or without spaces around. */
export function alikeName(a: string, b: string): boolean {
  return folded(a) === folded(b);
}

function folded(name: string): string {
  return name.normalize().trim().toLowerCase();
}
