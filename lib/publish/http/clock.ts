import { setTimeout } from "node:timers/promises";

/** Time, as far as waiting for a platform needs it. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  sleep(ms: number): Promise<unknown>;
}

export const systemClock: Clock = { now: () => Date.now(), sleep: (ms) => setTimeout(ms) };
