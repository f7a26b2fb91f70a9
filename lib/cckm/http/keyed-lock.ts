import { unlessAborted } from "./abort";
import type { CallOptions } from "./clock";

/**
 * Runs tasks one at a time per key, in order of arrival; tasks with different keys run in parallel. For writes to one AWS
 * account or one KMS, which CCKM does not serialize.
 */
export class KeyedLock {
  readonly #tails = new Map<string, Promise<void>>();

  /** Runs `work` once the preceding work under the same key has settled. An abort before that removes it from the queue. */
  async run<T>(key: string, work: () => Promise<T>, options: CallOptions = {}): Promise<T> {
    const before = this.#tails.get(key) ?? Promise.resolve();
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    // Work that left the queue must still let its successors wait for those before it.
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
