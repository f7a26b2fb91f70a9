import { abortedError } from "./errors";

/** Lets so many pieces of work run at a time; the others wait in the order in which they came. */
export class ConcurrencyLimit {
  readonly #size: number;
  readonly #queue: (() => void)[] = [];
  #inside = 0;

  constructor(size: number) {
    this.#size = size;
  }

  /** Runs `work` when there is room; an abort before that takes it out of the queue. */
  async run<T>(work: () => Promise<T>, signal: AbortSignal | undefined, what: string): Promise<T> {
    if (this.#inside < this.#size) this.#inside++;
    else await this.#wait(signal, what);
    try {
      return await work();
    } finally {
      const next = this.#queue.shift();
      // The next one takes this one's place.
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
