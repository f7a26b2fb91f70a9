import { type CallOptions, type Clock, systemClock } from "./clock";
import { abortedError, isOutcomeUnknown, isRefused } from "./errors";
import { nextLookMs } from "./recent";
import { backoffMs, pauseFor } from "./retry";

const ATTEMPTS = 4;

/** Options of {@link writeOnce}. */
export interface WriteOnceOptions extends CallOptions {
  readonly clock?: Clock;
  /** Whether sending it a second time does no harm, as with a delete. Default false. */
  readonly harmless?: boolean;
}

/**
 * Sends a write whose effect can be found again, by a natural key or by id. When the outcome is unknown it looks: what
 * is there is the result, and only when nothing is there the write is sent again, up to three times with growing pauses.
 * What was answered with success is not sent again, whatever the body of the reply.
 * @param send the write
 * @param find looks for the effect, by a read that no cache answers; undefined when there is none
 * @throws what `send` throws; the error of unknown outcome when `find` fails too or the attempts are used up
 */
export async function writeOnce<T>(
  send: () => Promise<T>,
  find: () => Promise<T | undefined>,
  options: WriteOnceOptions = {},
): Promise<T> {
  const { clock = systemClock, signal, harmless = false } = options;
  for (let attempt = 1; ; attempt++) {
    try {
      return await send();
    } catch (error) {
      // The first attempt had its effect after all, and the second one met it.
      if (attempt > 1 && isRefused(error, 409)) {
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

/** How long {@link lookFor} looks. */
export interface LookOptions extends CallOptions {
  /** Milliseconds from the first look to the last. */
  readonly within: number;
  readonly clock?: Clock;
}

/** Looks for something that a node of CCKM may not know yet, at growing intervals; undefined when it does not come. */
export async function lookFor<T>(find: () => Promise<T | undefined>, options: LookOptions): Promise<T | undefined> {
  const { within, clock = systemClock, signal } = options;
  const started = clock.now();
  for (let look = 0; ; look++) {
    const found = await find();
    const left = started + within - clock.now();
    if (found !== undefined || left <= 0) return found;
    await pauseFor(clock, nextLookMs(look, left), signal, "looking for what was written");
  }
}
