/** What tells one object of a plan from every other: its address, and the key that an earlier replacement left it. */
interface Identified {
  readonly address: string;
  readonly deposed?: string | undefined;
}

/** Entries by the object that they are of; the first one of an object counts. */
export class ByObject<T extends Identified> {
  readonly #entries = new Map<string, T>();

  constructor(entries: Iterable<T>) {
    for (const entry of entries) {
      const key = keyOf(entry);
      if (!this.#entries.has(key)) this.#entries.set(key, entry);
    }
  }

  get(object: Identified): T | undefined {
    return this.#entries.get(keyOf(object));
  }
}

// A key has no spaces, an address may.
function keyOf({ address, deposed }: Identified): string {
  return `${deposed ?? ""} ${address}`;
}
