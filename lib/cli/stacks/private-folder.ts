import { rmSync } from "node:fs";
import { temporaryFolder } from "../temporary-folder";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Provides a folder that only this user can read, and removes it afterwards, even after a signal: a saved plan contains
 * the whole state.
 * @throws CommandFailure if there is no place for it
 */
export async function inPrivateFolder<T>(work: (folder: string, signal: AbortSignal) => Promise<T>): Promise<T> {
  const folder = temporaryFolder("cckm-");
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const stop = new AbortController();
  const end = (signal: NodeJS.Signals) => {
    stop.abort();
    remove();
    for (const one of SIGNALS) process.off(one, end);
    process.kill(process.pid, signal);
  };
  for (const one of SIGNALS) process.on(one, end);
  try {
    return await work(folder, stop.signal);
  } finally {
    for (const one of SIGNALS) process.off(one, end);
    remove();
  }
}
