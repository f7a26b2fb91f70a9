/**
 * Calls back once when the parent process has changed, because a killed Terraform does not end its plugins. The watch does
 * not keep the process running. Returns a function that ends it.
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
