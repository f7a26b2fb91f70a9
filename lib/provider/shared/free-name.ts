import { type CckmError, type Clock, isRefused } from "../../cckm";
import { waitUntil } from "../../cckm/http/wait";
import { failure } from "../../plugin";
import * as words from "./words";

/** Milliseconds in which CCKM has surely removed what it does not list any more. */
export const REMOVAL_MS = 60_000;

/** How long, and on what terms, to wait until a name is free. */
export interface NamePatience {
  /** Milliseconds in all. */
  readonly timeout: number;
  /** Ends the waiting. */
  readonly signal: AbortSignal;
  readonly log: { info(message: string, fields: Readonly<Record<string, unknown>>): void };
  readonly clock?: Clock;
}

/**
 * Makes something, waiting while CCKM answers 409 because one of its name is still going.
 * @param what what is being done, as in "create the secret …"
 * @param isGoing whether a 409 says that; any other is thrown at once
 * @throws CckmError with the last refusal, also when the time is up
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
