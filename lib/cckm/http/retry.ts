import type { Clock } from "./clock";
import { abortedError, CckmError, isRefused, reasonOf, statusOf } from "./errors";
import { isGateway } from "./gateway";
import { type Growth, growingMs, jitteredMs } from "./growth";
import type { Log } from "./log";
import type { Pace } from "./pace";

const RETRIES = 5;
const TIMEOUT_RETRIES = 2;
const SLOW = new Set(["timeout", "ETIMEDOUT", "UND_ERR_CONNECT_TIMEOUT"]);
const GROWTH: Growth = { firstMs: 500, factor: 2, longestMs: 20_000 };
/** A longer Retry-After is reported instead of waited for. */
export const LONGEST_RETRY_AFTER_MS = 60_000;
const LONGEST_HASTY_MS = 10_000;
/** How long CCKM may reject every call of a run before it gives up. */
const PATIENCE_MS = 120_000;

/** Full jitter: anything between 0 and the doubled step, which is capped at 20 s. */
export function backoffMs(attempt: number, random: number): number {
  return jitteredMs(GROWTH, attempt, random);
}

/** Parses a Retry-After header, seconds or a date, to milliseconds. */
export function parseRetryAfter(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  const text = header.trim();
  const ms = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
  return Number.isNaN(ms) ? undefined : Math.max(ms, 0);
}

/**
 * Whether a failed call may be sent again. A read may, after 429, 502, 503, 504, a broken connection or a timeout. A write
 * only if the server cannot have acted on it: it was not sent, or was rejected with 429, or with a 503 with Retry-After. A
 * Retry-After of more than a minute is never waited for.
 */
export function mayRepeat(error: unknown, readOnly: boolean): error is CckmError {
  if (!(error instanceof CckmError)) return false;
  switch (error.outcome) {
    case "not-sent":
      return error.kind === "connection" || error.kind === "timeout";
    case "refused":
      return (error.status === 429 || error.status === 503) && (error.retryAfterMs ?? 0) <= LONGEST_RETRY_AFTER_MS;
    case "unknown":
      return readOnly && error.kind !== "malformed" && (error.status === undefined || isGateway(error.status));
    case "gone":
      return false;
  }
}

export interface RetryContext {
  readonly clock: Clock;
  readonly log: Log;
  readonly readOnly: boolean;
  readonly method: string;
  readonly path: string;
  readonly signal?: AbortSignal;
  /** Maximum number of retries; fewer where each one is slow. Default 5. */
  readonly retries?: number;
  /** Whether a call that is rejected with 429 is repeated after growing pauses, instead of at the run's pace. */
  readonly seldom?: boolean;
  /** How long CCKM may reject every call with 429, in milliseconds. Less than the default waits for no 503. */
  readonly patienceMs?: number;
  /** What the run has learnt about the request rate that CCKM accepts. */
  readonly pace: Pace;
}

/**
 * Runs `send` and repeats it, after pauses, as far as {@link mayRepeat} and the limit of five retries allow. Calls rejected
 * with 429 are repeated at the run's pace, until every call has been rejected for two minutes. `prepare` runs before each
 * attempt; if it fails, the call fails.
 */
export async function withRetries<T>(
  context: RetryContext,
  send: () => Promise<T>,
  prepare?: () => Promise<void>,
): Promise<T> {
  const { clock, log, method, path, signal, pace, patienceMs = PATIENCE_MS } = context;
  const what = `${method} ${path}`;
  let failures = 0;
  for (let attempt = 0; ; attempt++) {
    await prepare?.();
    try {
      return await send();
    } catch (error) {
      if (!mayRepeat(error, context.readOnly)) throw error;
      const asked = error.outcome === "refused" ? error.retryAfterMs : undefined;
      const isHasty = context.patienceMs !== undefined;
      if ((asked ?? 0) > (isHasty && !isRefused(error, 429) ? LONGEST_HASTY_MS : patienceMs)) throw error;
      if (isRefused(error, 429)) {
        if (pace.refusedForMs >= patienceMs) throw error;
        if (context.seldom) await pauseFor(clock, growingMs(GROWTH, attempt), signal, what);
        log("debug", "CCKM turned a request away; it is sent again", { method, path, refusedForMs: pace.refusedForMs });
        continue;
      }
      const most = Math.min(error.kind === "timeout" ? TIMEOUT_RETRIES : RETRIES, context.retries ?? RETRIES);
      // Each connect timeout has already taken ten seconds.
      const slow = context.retries !== undefined && SLOW.has(reasonOf(error) ?? error.kind);
      if (failures++ >= (slow ? 0 : most)) throw error;
      const pause = (asked ?? 0) + backoffMs(attempt, clock.random());
      log("debug", "CCKM request is repeated", {
        method,
        path,
        status: statusOf(error),
        reason: reasonOf(error) ?? error.kind,
        attempt: attempt + 1,
        pauseMs: pause,
      });
      await pauseFor(clock, pause, signal, what);
    }
  }
}

/** Sleeps; an abort ends the call. */
export async function pauseFor(clock: Clock, ms: number, signal: AbortSignal | undefined, what: string): Promise<void> {
  if (signal?.aborted) throw abortedError(what);
  try {
    await clock.sleep(ms, signal);
  } catch (error) {
    throw signal?.aborted ? abortedError(what) : error;
  }
  if (signal?.aborted) throw abortedError(what);
}
