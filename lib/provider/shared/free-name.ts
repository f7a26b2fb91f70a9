import { type CckmError, type Clock, isRefused } from "../../cckm";
import { waitUntil } from "../../cckm/http/wait";
import { failure } from "../../plugin";
import * as words from "./words";

/** After this time, in milliseconds, CCKM has certainly removed what it no longer lists. */
export const REMOVAL_MS = 60_000;

/** How long, and with what limits, to wait for a name to become free. */
export interface NamePatience {
  /** In total, in milliseconds. */
  readonly timeout: number;
  /** Ends the wait. */
  readonly signal: AbortSignal;
  readonly log: { info(message: string, fields: Readonly<Record<string, unknown>>): void };
  readonly clock?: Clock;
}

/**
 * Creates something, waiting while CCKM answers 409 because another object with its name is still being removed.
 * @param what what is being done, as in "create the secret …"
 * @param isGoing whether that is the reason for a 409; any other is thrown at once
 * @throws CckmError with the last rejection, also when the time is up
 */
export async function untilNameIsFree<T>(
  what: string,
  create: () => Promise<T>,
  isGoing: (refusal: CckmError) => boolean | Promise<boolean>,
  patience: NamePatience,
): Promise<T> {
  let refusal: CckmError | undefined;
  const attempt = async () => {
    try {
      return { made: await create() };
    } catch (error) {
      if (!isRefused(error, 409) || !(await isGoing(error))) throw error;
      refusal = error;
      return undefined;
    }
  };
  const { timeout, signal, log, clock } = patience;
  const { end, value } = await waitUntil({
    look: attempt,
    done: (result) => result !== undefined,
    progress: (_, elapsedMs) =>
      log.info(`The name is not free yet; waiting to ${what}`, { elapsedMs, said: refusal?.message }),
    timeout,
    signal,
    ...(clock && { clock }),
  });
  if (value) return value.made;
  if (end === "timeout" && refusal) throw refusal;
  throw failure(words.stoppedBeforeCreate({ what, said: refusal?.message }));
}
