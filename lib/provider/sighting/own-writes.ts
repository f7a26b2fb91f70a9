/** The permissions that this run has written itself, so that they do not count as somebody else's change. */
export class OwnWrites {
  readonly #written = new Map<string, Set<string>>();

  /** Records a write of permissions on the object with an id. */
  wrote(id: string, who: string): void {
    this.#written.set(id, (this.#written.get(id) ?? new Set()).add(folded(who)));
  }

  /** Whether this run has written permissions of a principal, or of anyone, on the object. */
  has(id: string, who?: string): boolean {
    const written = this.#written.get(id);
    return who === undefined ? written !== undefined : (written?.has(folded(who)) ?? false);
  }
}

// A directory may store names in lower case.
function folded(who: string): string {
  return who.normalize().toLowerCase();
}
