import { isOutcomeUnknown } from "./errors";

/**
 * Sends a write whose object can be found by a natural key. When the outcome is unknown it looks: what is there is the
 * result, and only when nothing is there the write is sent once more.
 * @param send the write
 * @param find looks by the natural key, by a read that no cache answers
 * @throws what `send` throws; the first error, with `outcomeUnknown`, when `find` fails too
 */
export async function writeOnce<T>(send: () => Promise<T>, find: () => Promise<T | undefined>): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await send();
    } catch (error) {
      if (!isOutcomeUnknown(error)) throw error;
      let found: T | undefined;
      try {
        found = await find();
      } catch {
        throw error;
      }
      if (found !== undefined) return found;
      if (attempt === 1) throw error;
    }
  }
}
