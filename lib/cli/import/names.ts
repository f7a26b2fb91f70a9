/** Gives every object a name of its own in the code, also where names differ in characters only that code cannot hold. */
export class CodeNames {
  readonly #used = new Set<string>();

  /**
   * A construct's id, such as `kms-payments`: small letters, digits and hyphens, begins with the kind.
   * @param kind A word; it keeps the name from being empty, a number or a word of the language.
   */
  take(kind: string, ...parts: readonly string[]): string {
    const stem = [kind, ...parts.map(slug).filter((part) => part !== "")].join("-");
    let name = stem;
    for (let count = 2; this.#used.has(variableName(name)); count++) name = `${stem}-${count}`;
    this.#used.add(variableName(name));
    return name;
  }
}

/** The variable that holds the construct of that id: `kms-payments` is `kmsPayments`. */
export function variableName(id: string): string {
  return id.replace(/-([a-z0-9])/g, (_, letter: string) =>
    /[0-9]/.test(letter) ? `_${letter}` : letter.toUpperCase(),
  );
}

const LONGEST = 60;

function slug(text: string): string {
  const ascii = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return ascii
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, LONGEST)
    .replace(/^-|-$/g, "");
}
