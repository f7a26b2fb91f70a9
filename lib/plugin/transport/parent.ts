/**
 * Calls back once when the process's parent is no longer the one that it was started by: a killed Terraform ends nothing.
 * The watch does not keep the process running. Returns what ends it.
 */
export function watchParent(onGone: () => void, parent: number = process.ppid, everyMs = 500): () => void {
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    onGone();
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
