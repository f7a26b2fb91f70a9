import { execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { BUNDLE_FILE } from "../../lib/package/make/start";
import type { ProviderPackage } from "../../lib/package/manifest/provider-package";

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
  /** The folder of the provider that it runs. */
  readonly script: Pick<ProviderPackage, "folder" | "files">;
  /** The file to write. */
  readonly out: string;
}

const MAIN_FILE = "main.js";

// An executable has one program: this one loads the provider's files from within it, as Node.js does from a folder.
const MAIN = `const { compileFunction } = require("node:vm");
const { getAsset } = require("node:sea");
const loaded = new Map();
function load(file) {
  if (!file.startsWith("./")) return require(file);
  if (!loaded.has(file)) {
    const module = { exports: {} };
    loaded.set(file, module);
    const names = ["exports", "require", "module", "__filename", "__dirname"];
    const run = compileFunction(getAsset(file.slice(2), "utf8"), names, { filename: file.slice(2) });
    run(module.exports, load, module, process.execPath, ".");
  }
  return loaded.get(file).exports;
}
load("./${BUNDLE_FILE}");
`;

/** Makes a single executable: the same bytes wherever it is made. */
export function makeExecutable({ builder, into, script, out }: Executable): void {
  const folder = mkdtempSync(join(dirname(out), "sea-"));
  try {
    const files = Object.values(script.files).filter((file) => file.endsWith(".js"));
    // The names become part of the executable, so that they are no paths.
    for (const file of files) copyFileSync(join(script.folder, file), join(folder, file));
    writeFileSync(join(folder, MAIN_FILE), MAIN);
    const config = {
      main: MAIN_FILE,
      assets: Object.fromEntries(files.map((file) => [file, file])),
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
