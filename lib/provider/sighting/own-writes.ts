/** Whose rights on what this run itself has written: what it changed is not what somebody else changed. */
export class OwnWrites {
  readonly #written = new Map<string, Set<string>>();

  /** Notes a write of rights on the object of an id. */
  wrote(id: string, who: string): void {
    this.#written.set(id, (this.#written.get(id) ?? new Set()).add(folded(who)));
  }

  /** Whether this run has written rights of somebody, or of anybody, on the object. */
  has(id: string, who?: string): boolean {
    const written = this.#written.get(id);
    return who === undefined ? written !== undefined : (written?.has(folded(who)) ?? false);
  }
}

// A directory may keep names in small letters.
function folded(who: string): string {
  return who.normalize().toLowerCase();
}
