import type { Clock } from "./clock";

/** How long a call that has no signal of its own goes on after a stop: what was written is better looked at than left open. */
const FINISHING_MS = 10_000;

/**
 * Runs a call until its own signal aborts or, if it has none, until {@link FINISHING_MS} after `stop`, counted from its own
 * beginning at the earliest: a server that does not answer any more must not keep a run that is to end.
 */
export async function unlessStopped<T>(
  { stop, clock }: { readonly stop?: AbortSignal; readonly clock: Pick<Clock, "sleep"> },
  own: AbortSignal | undefined,
  call: (signal: AbortSignal | undefined) => Promise<T>,
): Promise<T> {
  if (!stop || own) return call(own);
  const [late, over] = [new AbortController(), new AbortController()];
  const begin = () =>
    void clock.sleep(FINISHING_MS, over.signal).then(
      () => late.abort(),
      () => {},
    );
  if (stop.aborted) begin();
  else stop.addEventListener("abort", begin, { once: true });
  try {
    return await call(late.signal);
  } finally {
    over.abort();
    stop.removeEventListener("abort", begin);
  }
}
