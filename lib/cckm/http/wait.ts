import { type Clock, systemClock } from "./clock";
import { type Growth, growingMs } from "./growth";

const GROWTH: Growth = { firstMs: 250, factor: 1.6, longestMs: 30_000 };
/** How long looks may fail before the waiting ends with their error. */
const PATIENCE_MS = 5 * 60_000;

/** What {@link waitUntil} waits for. */
export interface Wait<T> {
  /** Looks how things are. */
  look(signal: AbortSignal): Promise<T>;
  /** Whether that is what is waited for. */
  done(value: T): boolean;
  /** Told after every look that was too early. */
  progress?(value: T, elapsedMs: number): void;
  /** Whether a look that failed may be followed by another one. Default: none may. */
  mayLookAgain?(error: unknown): boolean;
  /** Told of every failed look that is followed by another one. */
  missed?(error: unknown): void;
  /** Milliseconds to wait at most; Infinity for as long as it takes. */
  readonly timeout: number;
  /** Ends the waiting. */
  readonly signal: AbortSignal;
  /** Default: the machine's. */
  readonly clock?: Clock;
}

/** How the waiting ended; `value` is what was last seen, undefined when no look succeeded. */
export type Waited<T> =
  | { readonly end: "done"; readonly value: T }
  | { readonly end: "timeout" | "stopped"; readonly value: T | undefined };

/** Milliseconds between two looks: they grow to half a minute, with a quarter more or less by chance. */
export function pauseMs(look: number, random: number): number {
  return Math.round(growingMs(GROWTH, look) * (0.75 + random / 2));
}

/**
 * Looks at growing intervals until it is done, the time is over or it is told to stop. The last look is at the very end
 * of the time.
 * @throws what `look` throws, unless it may look again; then only after five minutes without an answer
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
      if (signal.aborted) break;
      if (!wait.mayLookAgain?.(error) || clock.now() - answered > PATIENCE_MS) throw error;
      wait.missed?.(error);
    }
    const left = started + timeout - clock.now();
    if (left <= 0) return { end: "timeout", value };
    await clock.sleep(Math.min(pauseMs(look, clock.random()), left), signal).catch(ignoreAbort(signal));
  }
  return { end: "stopped", value };
}

/** A signal that comes so much after another one: for what is better finished than left half done. */
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
