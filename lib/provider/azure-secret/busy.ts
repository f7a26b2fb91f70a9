import { type CckmError, type Clock, isRefused } from "../../cckm";
import { waitUntil } from "../../cckm/http/wait";
import { failure } from "../../plugin";
import * as words from "./words";

/** The result of an attempt if CCKM accepted a change but still shows the former status. */
export class NotYet {
  constructor(readonly said: string) {}
}

/** How long, and with what limits, to wait for Azure. */
export interface Patience {
  /** In total, in milliseconds. */
  readonly timeout: number;
  /** Ends the wait. */
  readonly signal: AbortSignal;
  readonly log: { info(message: string, fields: Readonly<Record<string, unknown>>): void };
  readonly clock?: Clock;
}

type Attempt<T> = { readonly done: true; readonly value: T } | { readonly done: false; readonly said: string };

/**
 * Repeats, after growing pauses, what CCKM rejects with 409 while Azure is still busy with a secret. `attempt` checks each
 * time what remains to be done.
 * @param what what is being done, as in "purge the secret …"
 * @param operation the member of `timeouts` that limits the wait
 * @throws DiagnosticsError with CCKM's last answer when the time is up or Terraform was asked to stop
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

/** Whether CCKM rejects the call because of the secret's status, or because it is still busy with it. */
export function isConflict(error: unknown): error is CckmError {
  return isRefused(error, 409);
}
