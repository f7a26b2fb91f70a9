import { abortedError } from "./errors";

/** Waits for work that others wait for too: an abort ends this wait, not the work. */
export function unlessAborted<T>(shared: Promise<T>, signal: AbortSignal | undefined, what: string): Promise<T> {
  if (!signal) return shared;
  return new Promise((resolve, reject) => {
    const stop = () => reject(abortedError(what));
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
    // Also heeds an error for which nobody waits any more: it must not crash the process.
    shared.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}
