import { readFileSync } from "node:fs";
import { hostname } from "node:os";

/** The process that wrote something. */
export interface Writer {
  readonly host: string;
  readonly pid: number;
  /** When it began, in the system's own measure: pids are used again. Null where the system does not tell. */
  readonly began: string | null;
}

/** This process. */
export const thisProcess: Writer = { host: hostname(), pid: process.pid, began: beganAt(process.pid) };

/** Whether the writer is this very process. */
export function isThisProcess({ host, pid, began }: Writer): boolean {
  return host === thisProcess.host && pid === thisProcess.pid && began === thisProcess.began;
}

/** Whether the writer is a process of this machine that has not ended. Of another machine nothing can be told: no. */
export function isRunning({ host, pid, began }: Writer): boolean {
  if (host !== thisProcess.host) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    // Another user's process refuses the signal.
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  return beganAt(pid) === began;
}

// The 22nd field of Linux's stat; the 2nd, the program's name, may hold spaces and parentheses.
function beganAt(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? null;
  } catch {
    return null;
  }
}
