import { type CallOptions, type Clock, systemClock } from "./clock";
import { abortedError, isInternalError, isOutcomeUnknown, isRefused } from "./errors";
import { backoffMs } from "./retry";

const ATTEMPTS = 4;

/** Options of {@link sendOrFind}. */
export interface SendOrFindOptions extends CallOptions {
  readonly clock?: Clock;
  /** Whether sending it a second time does no harm, as with a delete. Default false. */
  readonly harmless?: boolean;
}

/** Sends a write that may be sent twice, as what is deleted already is no error: nothing is looked for in between. */
export function sendRepeatably<T>(send: () => Promise<T>, options: Omit<SendOrFindOptions, "harmless"> = {}) {
  return sendOrFind(send, async () => undefined, { ...options, harmless: true });
}

/**
 * Sends a write whose effect can be found again, by a natural key or by id. When the outcome is unknown it looks: what
 * is there is the result, and only when nothing is there the write is sent again, up to three times with growing pauses.
 * What was answered with success is not sent again, whatever the body of the reply; nor what failed within CCKM.
 * @param send the write
 * @param find looks for the effect, by a read that no cache answers; undefined when there is none
 * @throws what `send` throws; the error of unknown outcome when `find` fails too or the attempts are used up
 */
export async function sendOrFind<T>(
  send: () => Promise<T>,
  find: () => Promise<T | undefined>,
  options: SendOrFindOptions = {},
): Promise<T> {
  const { clock = systemClock, signal, harmless = false } = options;
  for (let attempt = 1; ; attempt++) {
    try {
      return await send();
    } catch (error) {
      // The first attempt had its effect after all, and the second one met it; or CCKM failed when that was done.
      if ((attempt > 1 && isRefused(error, 409)) || isInternalError(error)) {
        const found = await find().catch(() => undefined);
        if (found !== undefined) return found;
      }
      if (!isOutcomeUnknown(error)) throw error;
      // A pause first: a gateway gives up earlier than the write behind it.
      await clock.sleep(backoffMs(attempt, clock.random()), signal).catch(() => {});
      const found = await find().catch(() => {
        throw error;
      });
      if (found !== undefined) return found;
      if (attempt === ATTEMPTS || (error.kind === "malformed" && !harmless)) throw error;
      if (signal?.aborted) throw abortedError("a write whose first attempt had no effect");
    }
  }
}
