import { type Clock, systemClock } from "./clock";
import { isAborted } from "./errors";
import { type Growth, growingMs } from "./growth";

const GROWTH: Growth = { firstMs: 250, factor: 1.6, longestMs: 30_000 };
/** How long reads may keep failing before the wait ends with their error. */
const PATIENCE_MS = 5 * 60_000;

/** What {@link waitUntil} waits for. */
export interface Wait<T> {
  /** Reads the current state. */
  look(signal: AbortSignal): Promise<T>;
  /** Whether that is the awaited state. */
  done(value: T): boolean;
  /** Called after every read that was too early. */
  progress?(value: T, elapsedMs: number): void;
  /** Whether to continue after a failed read. Default: never. */
  mayLookAgain?(error: unknown): boolean;
  /** Called for every failed read after which the wait continues. */
  missed?(error: unknown): void;
  /** Maximum wait in milliseconds; Infinity for no limit. */
  readonly timeout: number;
  /** Ends the wait. */
  readonly signal: AbortSignal;
  /** Default: the system clock. */
  readonly clock?: Clock;
}

/** How the wait ended; `value` is from the last successful read, undefined if there was none. */
export type Waited<T> =
  | { readonly end: "done"; readonly value: T }
  | { readonly end: "timeout" | "stopped"; readonly value: T | undefined };

/** Milliseconds between two reads: grows to 30 seconds, with 25 % jitter either way. */
export function pauseMs(look: number, random: number): number {
  return Math.round(growingMs(GROWTH, look) * (0.75 + random / 2));
}

/**
 * Reads at growing intervals until it is done, the time is up or the signal aborts. The last read is at the very end of the
 * time.
 * @throws what `look` throws, unless `mayLookAgain` allows another; then only after five minutes without an answer
 */
export async function waitUntil<T>(wait: Wait<T>): Promise<Waited<T>> {
  const { signal, timeout, clock = systemClock } = wait;
  const started = clock.now();
  let answered = started;
  let value: T | undefined;
  for (let look = 0; !signal.aborted; look++) {
    try {
      const seen = await wait.look(signal);
      if (wait.done(seen)) return { end: "done", value: seen };
      value = seen;
      answered = clock.now();
      wait.progress?.(seen, answered - started);
    } catch (error) {
      // A failure that no other look makes good is told at a stop too: the look may have been a write.
      if (signal.aborted && (wait.mayLookAgain || isAborted(error))) break;
      if (!wait.mayLookAgain?.(error) || clock.now() - answered > PATIENCE_MS) throw error;
      wait.missed?.(error);
    }
    const left = started + timeout - clock.now();
    if (left <= 0) return { end: "timeout", value };
    await clock.sleep(Math.min(pauseMs(look, clock.random()), left), signal).catch(ignoreAbort(signal));
  }
  return { end: "stopped", value };
}

/** A signal that aborts this long after another one: for work that is better finished than left half done. */
export function laterThan(signal: AbortSignal, ms: number): AbortSignal {
  const later = new AbortController();
  const begin = () => void setTimeout(() => later.abort(), ms).unref();
  if (signal.aborted) begin();
  else signal.addEventListener("abort", begin, { once: true });
  return later.signal;
}

function ignoreAbort(signal: AbortSignal) {
  return (error: unknown) => {
    if (!signal.aborted) throw error;
  };
}
