import { abortedError } from "./errors";

/** Limits how many tasks run at a time; the others wait in order of arrival. */
export class ConcurrencyLimit {
  readonly #size: number;
  readonly #queue: (() => void)[] = [];
  #inside = 0;

  constructor(size: number) {
    this.#size = size;
  }

  /** Runs `work` as soon as there is a free slot; an abort before that removes it from the queue. */
  async run<T>(work: () => Promise<T>, signal: AbortSignal | undefined, what: string): Promise<T> {
    if (this.#inside < this.#size) this.#inside++;
    else await this.#wait(signal, what);
    try {
      return await work();
    } finally {
      const next = this.#queue.shift();
      // Hands this slot directly to the next in line.
      if (next) next();
      else this.#inside--;
    }
  }

  #wait(signal: AbortSignal | undefined, what: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const enter = () => {
        signal?.removeEventListener("abort", leave);
        resolve();
      };
      const leave = () => {
        const place = this.#queue.indexOf(enter);
        if (place >= 0) this.#queue.splice(place, 1);
        reject(abortedError(what));
      };
      if (signal?.aborted) return leave();
      signal?.addEventListener("abort", leave, { once: true });
      this.#queue.push(enter);
    });
  }
}
