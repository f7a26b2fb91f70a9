import { type CallOptions, type Clock, systemClock } from "./clock";
import { abortedError, isOutcomeUnknown } from "./errors";
import { backoffMs } from "./retry";

const ATTEMPTS = 4;

/** Options of {@link writeOnce}. */
export interface WriteOnceOptions extends CallOptions {
  readonly clock?: Clock;
}

/**
 * Sends a write whose effect can be found again, by a natural key or by id. When the outcome is unknown it looks: what
 * is there is the result, and only when nothing is there the write is sent again, up to three times with growing pauses.
 * @param send the write
 * @param find looks for the effect, by a read that no cache answers; undefined when there is none
 * @throws what `send` throws; the error of unknown outcome when `find` fails too or the attempts are used up
 */
export async function writeOnce<T>(
  send: () => Promise<T>,
  find: () => Promise<T | undefined>,
  options: WriteOnceOptions = {},
): Promise<T> {
  const { clock = systemClock, signal } = options;
  for (let attempt = 1; ; attempt++) {
    try {
      return await send();
    } catch (error) {
      if (!isOutcomeUnknown(error)) throw error;
      // A pause first: a gateway gives up earlier than the write behind it.
      await clock.sleep(backoffMs(attempt, clock.random()), signal).catch(() => {});
      const found = await find().catch(() => {
        throw error;
      });
      if (found !== undefined) return found;
      if (attempt === ATTEMPTS) throw error;
      if (signal?.aborted) throw abortedError("a write whose first attempt had no effect");
    }
  }
}
