/** Values that the provider keeps with an object and Terraform never shows. They are in the state, so they are no place for secrets. */
export interface PrivateState {
  get(key: string): unknown;
  /** Sets a JSON value; undefined removes the key. */
  set(key: string, value: unknown): void;
}

/** Private state in the form that travels: JSON bytes. */
export class PrivateBytes implements PrivateState {
  readonly #values: Map<string, unknown>;

  constructor(bytes: Uint8Array) {
    this.#values = new Map(Object.entries(parse(bytes)));
  }

  get(key: string): unknown {
    return this.#values.get(key);
  }

  set(key: string, value: unknown): void {
    if (value === undefined) this.#values.delete(key);
    else this.#values.set(key, value);
  }

  toBytes(): Uint8Array {
    if (this.#values.size === 0) return new Uint8Array();
    return Buffer.from(JSON.stringify(Object.fromEntries(this.#values)));
  }
}

function parse(bytes: Uint8Array): Record<string, unknown> {
  if (bytes.length === 0) return {};
  try {
    const parsed: unknown = JSON.parse(Buffer.from(bytes).toString("utf8"));
    return typeof parsed === "object" && parsed !== null ? { ...parsed } : {};
  } catch {
    // Another provider's private data after a move need not be JSON; nothing in it is ours.
    return {};
  }
}
