import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { allFiles, HEADER } from "./files";
import { derivedExamples } from "./reference-example";
import { shapesFile } from "./shapes";

const ROOT = join(__dirname, "../..");
const BIOME = join(dirname(require.resolve("@biomejs/biome/package.json")), "bin", "biome");
const BIOME_OPTIONS = [`--config-path=${ROOT}`, "--linter-enabled=false", "--vcs-enabled=false"];

/** Writes every generated file into a folder, formatted as the rest of the code is. */
export function writeConstructs(folder: string): number {
  const files = allFiles();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of files) writeFileSync(join(folder, name), text);
  format(folder);
  return files.size;
}

/** Writes the reference examples that nobody has written by hand. */
export function writeExamples(folder: string): void {
  for (const [name, text] of derivedExamples(folder)) {
    writeFileSync(join(folder, name), text);
    format(join(folder, name));
  }
}

/** Writes the check of an environment's shape. */
export function writeShapes(file: string): void {
  writeFileSync(file, shapesFile(HEADER));
  format(file);
}

function format(path: string): void {
  execFileSync(process.execPath, [BIOME, "check", "--write", ...BIOME_OPTIONS, path], { cwd: ROOT, stdio: "pipe" });
}
