import { readdirSync, readFileSync, readlinkSync } from "node:fs";

const LOOK_MS = 20;

const PROVIDER = "terraform-provider-cckm";

/** The most memory, in MB, that a provider in a folder held while the work went on; undefined where there is no /proc. */
export async function peakMemory(folder: string, work: () => Promise<void>): Promise<number | undefined> {
  let peak = 0;
  const look = setInterval(() => {
    peak = Math.max(peak, ...held(folder));
  }, LOOK_MS);
  await work();
  clearInterval(look);
  return peak === 0 ? undefined : peak / 1024;
}

/** Kilobytes that each provider in the folder has held at most. */
function held(folder: string): number[] {
  if (process.platform !== "linux") return [];
  return readdirSync("/proc")
    .filter((entry) => /^\d+$/.test(entry))
    .flatMap((id) => {
      try {
        if (!readFileSync(`/proc/${id}/cmdline`, "utf8").includes(PROVIDER)) return [];
        if (readlinkSync(`/proc/${id}/cwd`) !== folder) return [];
        const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${id}/status`, "utf8")) ?? [];
        return kilobytes === undefined ? [] : [Number(kilobytes)];
      } catch {
        // It has ended meanwhile.
        return [];
      }
    });
}
