/** The texts that were added last, each once, oldest first. */
export class Latest {
  readonly #most: number;
  readonly #texts = new Set<string>();

  constructor(most: number) {
    this.#most = most;
  }

  add(...texts: readonly (string | undefined)[]): void {
    for (const text of texts) {
      if (text === undefined) continue;
      this.#texts.delete(text);
      this.#texts.add(text);
      if (this.#texts.size > this.#most) this.#texts.delete(this.#texts.values().next().value as string);
    }
  }

  [Symbol.iterator](): Iterator<string> {
    return this.#texts.values();
  }
}
