import { rmSync } from "node:fs";
import { tell } from "../save-text";
import { temporaryFolder } from "../temporary-folder";
import { isEngineRunning } from "./engine";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Provides a folder that only this user can read, and removes it afterwards, even after a signal: a saved plan contains
 * the whole state. At a signal, an engine that runs in it first ends what it has begun, the work is told, and then the process
 * ends by the signal; at a second one it ends at once.
 * @throws CommandFailure if there is no place for it
 */
export async function inPrivateFolder<T>(work: (folder: string, signal: AbortSignal) => Promise<T>): Promise<T> {
  const folder = temporaryFolder("cckm-");
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const stop = new AbortController();
  let asked: NodeJS.Signals | undefined;
  const end = (signal: NodeJS.Signals) => {
    const isFirst = !stop.signal.aborted;
    stop.abort();
    if (isFirst && isEngineRunning()) {
      asked = signal;
      tell(`${signal}: what has begun is ended first. Once more ends at once, and may lose what was made.`);
      return;
    }
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
    const signal = asked;
    // The result is told before.
    if (signal) setImmediate(() => process.kill(process.pid, signal));
  }
}
