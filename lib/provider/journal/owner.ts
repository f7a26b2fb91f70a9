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
export const thisProcess: Writer = { host: hostname(), pid: process.pid, began: statOf(process.pid)?.began ?? null };

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
  const now = statOf(pid);
  // One that was killed stays in the table until its parent, or who took it over, has asked how it ended.
  return (now?.began ?? null) === began && !["Z", "X"].includes(now?.state ?? "");
}

// Linux's stat, from the 3rd field on: the 2nd, the program's name, may hold spaces and parentheses.
function statOf(pid: number): { readonly state?: string; readonly began?: string } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return { state: fields[0], began: fields[19] };
  } catch {
    return undefined;
  }
}
