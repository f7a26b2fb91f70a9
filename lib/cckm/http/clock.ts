import { setTimeout as delay } from "node:timers/promises";

/** Time and randomness as the client sees them; tests may pass their own. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** A number from 0 (inclusive) to 1 (exclusive), for jitter. */
  random(): number;
  /** Resolves after `ms` milliseconds; rejects at once when `signal` is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** The last moment, in milliseconds since 1970: beyond it no time can be written as RFC 3339, nor anything be added to it. */
export const LAST_DATE = Date.parse("9999-12-31T23:59:59Z");

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  random: () => Math.random(),
  sleep: async (ms, signal) => {
    await delay(ms, undefined, signal ? { signal } : {});
  },
};

/** Whether something is younger than `maxAgeMs`. A clock that was set back does not make it young again. */
export const isYoung = (at: number, maxAgeMs: number, clock: Pick<Clock, "now">): boolean =>
  Math.abs(clock.now() - at) < maxAgeMs;

/** Options that every call of the client takes. */
export interface CallOptions {
  /** Stops waiting, backing off and reading. A write that has been sent is never interrupted. */
  readonly signal?: AbortSignal;
}
