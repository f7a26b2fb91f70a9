import { type CallOptions, type Clock, systemClock } from "./clock";
import { type Growth, growingMs } from "./growth";
import { pauseFor } from "./retry";

const GROWTH: Growth = { firstMs: 100, factor: 1.6, longestMs: 1000 };

/** How long {@link lookFor} looks. */
export interface LookOptions extends CallOptions {
  /** Milliseconds from the first look to the last. */
  readonly within: number;
  readonly clock?: Clock;
}

/** Looks for something that a CCKM node may not know yet, at growing intervals; undefined if it does not appear. */
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

/** Milliseconds before the next look at an object that may lag behind. */
export function nextLookMs(look: number, left: number): number {
  return Math.min(left, Math.round(growingMs(GROWTH, look)));
}
