import { isRunning } from "./running";

/**
 * Calls back once when the process that started this one is gone, because a killed Terraform does not end its plugins. The
 * watch does not keep the process running. Returns a function that ends it.
 * @param starter the process that has started the parent, if that only waits for this one
 */
export function watchParent(
  onGone: () => void,
  { parent, starter }: { parent: number; starter?: number | undefined },
  everyMs = 500,
): () => void {
  const timer = setInterval(() => {
    if (process.ppid === parent && (starter === undefined || isRunning(starter))) return;
    clearInterval(timer);
    onGone();
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}

/** The process that has started the shell of a bundled program: 0 and 1 may stand for one that cannot be seen from here. */
export function starterOf({ PROVIDER_STARTED_BY = "" }: NodeJS.ProcessEnv): number | undefined {
  const starter = /^\d{1,10}$/.test(PROVIDER_STARTED_BY) ? Number(PROVIDER_STARTED_BY) : 0;
  return starter > 1 ? starter : undefined;
}
