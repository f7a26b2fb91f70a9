import { type CallOptions, type Clock, systemClock } from "./clock";
import { abortedError, isInternalError, isOutcomeUnknown, isRefused } from "./errors";
import { backoffMs } from "./retry";

const ATTEMPTS = 4;

/** Options of {@link sendOrFind}. */
export interface SendOrFindOptions extends CallOptions {
  readonly clock?: Clock;
  /** Whether sending it twice does no harm, as with a delete. Default false. */
  readonly harmless?: boolean;
}

/** Sends a write that may be sent twice, such as a delete: no lookup in between. */
export function sendRepeatably<T>(send: () => Promise<T>, options: Omit<SendOrFindOptions, "harmless"> = {}) {
  return sendOrFind(send, async () => undefined, { ...options, harmless: true });
}

/**
 * Sends a write whose effect can be looked up, by natural key or id. If the outcome is unknown, it looks: an existing
 * object is the result; only if there is none is the write sent again, up to three times with growing pauses. A write that
 * was answered with success is never sent again, whatever the reply's body; neither is one that failed with CCKM's own
 * internal error.
 * @param send the write
 * @param find looks for the effect, with an uncached read; undefined if there is none
 * @throws what `send` throws; the error of unknown outcome if `find` fails too or the attempts are used up
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
      // Either an earlier attempt succeeded after all and this one conflicts with it, or CCKM failed after making the
      // change.
      if ((attempt > 1 && isRefused(error, 409)) || isInternalError(error)) {
        const found = await find().catch(() => undefined);
        if (found !== undefined) return found;
      }
      if (!isOutcomeUnknown(error)) throw error;
      // Pause first: a gateway gives up earlier than the write behind it.
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
