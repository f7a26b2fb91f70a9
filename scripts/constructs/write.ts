import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { allFiles } from "./files";

const ROOT = join(__dirname, "../..");
const BIOME = join(dirname(require.resolve("@biomejs/biome/package.json")), "bin", "biome");
const BIOME_OPTIONS = [`--config-path=${ROOT}`, "--linter-enabled=false", "--vcs-enabled=false"];

/** Writes every generated file into a folder, formatted as the rest of the code is. */
export function writeConstructs(folder: string): number {
  const files = allFiles();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of files) writeFileSync(join(folder, name), text);
  execFileSync(process.execPath, [BIOME, "check", "--write", ...BIOME_OPTIONS, folder], {
    cwd: ROOT,
    stdio: "pipe",
  });
  return files.size;
}
