import { readFileSync } from "node:fs";
import { hostname } from "node:os";

/** The process that wrote something. */
export interface Writer {
  readonly host: string;
  readonly pid: number;
  /** When it started, in the system's own unit, because pids are reused. Null if the system does not say. */
  readonly began: string | null;
}

/** This process. */
export const thisProcess: Writer = { host: hostname(), pid: process.pid, began: statOf(process.pid)?.began ?? null };

/** Whether the writer is this process. */
export function isThisProcess({ host, pid, began }: Writer): boolean {
  return host === thisProcess.host && pid === thisProcess.pid && began === thisProcess.began;
}

/**
 * Whether the writer is a process on this machine that is still running. False for another machine, about which nothing is
 * known.
 */
export function isRunning({ host, pid, began }: Writer): boolean {
  if (host !== thisProcess.host) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    // The signal is not permitted for another user's process, so that process exists.
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  const now = statOf(pid);
  // A killed process stays in the table as a zombie until its parent has collected its exit status.
  return (now?.began ?? null) === began && !["Z", "X"].includes(now?.state ?? "");
}

// Linux's stat from the 3rd field on: the 2nd, the program's name, may contain spaces and parentheses.
function statOf(pid: number): { readonly state?: string; readonly began?: string } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return { state: fields[0], began: fields[19] };
  } catch {
    return undefined;
  }
}
