import { unlessAborted } from "./abort";
import type { CallOptions } from "./clock";

/**
 * Runs work one at a time for each key, in the order in which it came; work of different keys runs side by side. For
 * writes to one AWS account or one KMS, which CCKM does not serialize.
 */
export class KeyedLock {
  readonly #tails = new Map<string, Promise<void>>();

  /**
   * Runs `work` when the work before it under the same key has ended, in success or failure. An abort before its turn
   * takes it out of the queue.
   */
  async run<T>(key: string, work: () => Promise<T>, options: CallOptions = {}): Promise<T> {
    const before = this.#tails.get(key) ?? Promise.resolve();
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    // A place that is given up must still wait for those before it.
    const tail = before.then(() => held);
    this.#tails.set(key, tail);
    void tail.then(() => {
      if (this.#tails.get(key) === tail) this.#tails.delete(key);
    });
    try {
      await unlessAborted(before, options.signal, `waiting for ${key}`);
      return await work();
    } finally {
      release();
    }
  }
}
