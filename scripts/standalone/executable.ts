import { execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The first Node.js that puts a program into an executable by itself. */
const FIRST_WITH_BUILD = [25, 5] as const;

/** Whether a version of Node.js can make an executable. */
export function canBuild(version: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > FIRST_WITH_BUILD[0] || (major === FIRST_WITH_BUILD[0] && minor >= FIRST_WITH_BUILD[1]);
}

/** What an executable is made of. */
export interface Executable {
  /** The Node.js that makes it; of the same version as `into`. */
  readonly builder: string;
  /** The Node.js that it becomes, of any platform. */
  readonly into: string;
  /** The bundle that it runs. */
  readonly bundle: string;
  /** The file to write. */
  readonly out: string;
}

/** Makes a single executable: the same bytes wherever it is made. */
export function makeExecutable({ builder, into, bundle, out }: Executable): void {
  const folder = mkdtempSync(join(dirname(out), "sea-"));
  try {
    // The names become part of the executable, so that they are no paths.
    copyFileSync(bundle, join(folder, "provider.js"));
    const config = {
      main: "provider.js",
      output: "provider",
      executable: into,
      disableExperimentalSEAWarning: true,
      // Code caches are of one machine's V8; NODE_OPTIONS are for the Node.js of the machine.
      useCodeCache: false,
      execArgvExtension: "none",
    };
    writeFileSync(join(folder, "sea.json"), JSON.stringify(config));
    execFileSync(builder, ["--build-sea", "sea.json"], { cwd: folder, stdio: "pipe", env: {} });
    chmodSync(join(folder, "provider"), 0o755);
    renameSync(join(folder, "provider"), out);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Signs a macOS executable with no identity, as it must be to start there. Needs macOS; elsewhere it stays unsigned. */
export function sign(file: string): boolean {
  if (process.platform !== "darwin") return false;
  execFileSync("codesign", ["--force", "--sign", "-", file]);
  return true;
}
