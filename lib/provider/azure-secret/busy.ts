import { type CckmError, type Clock, isRefused } from "../../cckm";
import { waitUntil } from "../../cckm/http/wait";
import { failure } from "../../plugin";
import * as words from "./words";

/** What an attempt gives where CCKM has accepted something and still shows the former status. */
export class NotYet {
  constructor(readonly said: string) {}
}

/** How long, and on what terms, to wait for Azure. */
export interface Patience {
  /** Milliseconds in all. */
  readonly timeout: number;
  /** Ends the waiting. */
  readonly signal: AbortSignal;
  readonly log: { info(message: string, fields: Readonly<Record<string, unknown>>): void };
  readonly clock?: Clock;
}

type Attempt<T> = { readonly done: true; readonly value: T } | { readonly done: false; readonly said: string };

/**
 * Repeats what CCKM answers with 409 while Azure is still busy with a secret, after growing pauses. `attempt` looks anew
 * each time at what there is to do.
 * @param what what is being done, as in "purge the secret …"
 * @param operation the member of `timeouts` that bounds the waiting
 * @throws DiagnosticsError when the time is up or Terraform was asked to stop, with CCKM's last words
 */
export async function untilNotBusy<T>(
  what: string,
  operation: "create" | "update" | "delete",
  attempt: () => Promise<T | NotYet>,
  { timeout, signal, log, clock }: Patience,
): Promise<T> {
  const { end, value } = await waitUntil<Attempt<T>>({
    look: () => tried(attempt),
    done: ({ done }) => done,
    progress: (last, elapsedMs) => {
      log.info(`Azure is still busy; waiting to ${what}`, { elapsedMs, ...(!last.done && { said: last.said }) });
    },
    timeout,
    signal,
    clock,
  });
  if (value?.done) return value.value;
  const told = { what, operation, said: value?.said };
  const seconds = Math.round(timeout / 1000);
  throw failure(end === "stopped" ? words.stopped(told) : words.busy({ ...told, seconds }));
}

async function tried<T>(attempt: () => Promise<T | NotYet>): Promise<Attempt<T>> {
  try {
    const value = await attempt();
    return value instanceof NotYet ? { done: false, said: value.said } : { done: true, value };
  } catch (error) {
    if (isConflict(error)) return { done: false, said: error.message };
    throw error;
  }
}

/** Whether CCKM refuses because of the state that the secret is in, or is still busy with it. */
export function isConflict(error: unknown): error is CckmError {
  return isRefused(error, 409);
}
