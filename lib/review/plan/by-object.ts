/** Identifies an object in a plan: its address, and the deposed key if an earlier replacement left it behind. */
interface Identified {
  readonly address: string;
  readonly deposed?: string | undefined;
}

/** Entries by object; only the first entry of an object counts. */
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

// Unlike an address, a deposed key contains no spaces.
function keyOf({ address, deposed }: Identified): string {
  return `${deposed ?? ""} ${address}`;
}
