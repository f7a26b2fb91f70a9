/**
 * Gives every object a unique name in the code, even if names differ only in characters that identifiers cannot
 * contain.
 */
export class CodeNames {
  readonly #used = new Set<string>();
  /** The last number tried for each stem: a server may have any number of objects with the same name. */
  readonly #counts = new Map<string, number>();

  /**
   * A construct id such as `kms-payments`: lowercase letters, digits and hyphens, starting with the kind.
   * @param kind A word that prevents empty names, leading digits and reserved words.
   */
  take(kind: string, ...parts: readonly string[]): string {
    const stem = [kind, ...parts.map(slug).filter((part) => part !== "")].join("-");
    let name = stem;
    let count = this.#counts.get(stem) ?? 1;
    while (this.#used.has(variableName(name))) name = `${stem}-${++count}`;
    this.#counts.set(stem, count);
    this.#used.add(variableName(name));
    return name;
  }
}

/** The variable for the construct with the given id: `kms-payments` becomes `kmsPayments`. */
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
