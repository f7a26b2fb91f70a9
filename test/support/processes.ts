import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readlinkSync } from "node:fs";

/** Pids of processes that work in a folder or below it; a provider is started there by a relative path. */
export function processesIn(folder: string): number[] {
  return existsSync("/proc/self/cwd") ? fromProc(folder) : fromLsof(folder);
}

function fromProc(folder: string): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readlinkSync(`/proc/${pid}/cwd`).startsWith(folder);
      } catch {
        // It has just ended, or is another user's.
        return false;
      }
    })
    .map(Number);
}

// `-Fpn` prints a line `p<pid>` and one `n<folder>` for each process.
function fromLsof(folder: string): number[] {
  const printed = execFileSync("lsof", ["-a", "-d", "cwd", "-Fpn"], { encoding: "utf8" });
  return [...printed.matchAll(/^p(\d+)\n(?:f.*\n)?n(.*)$/gm)]
    .filter(([, , cwd]) => cwd!.startsWith(folder))
    .map(([, pid]) => Number(pid));
}
