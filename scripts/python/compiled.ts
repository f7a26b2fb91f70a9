import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";

const ROOT = join(__dirname, "../..");
const CACHE = join(ROOT, "node_modules/.cache/jsii");
const KEPT = join(CACHE, "key");
/** What jsii makes of its folder. */
const MADE = [".jsii", "dist"];
// What is installed, as npm notes it, and how jsii is called.
const TOOLS = ["node_modules/.package-lock.json", "scripts/python/main.ts"];

/** What jsii's verdict on the files of a folder depends on, as a hash; undefined where that is not known. */
export function verdictKey(folder: string): string | undefined {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const hash = createHash("sha256");
  for (const file of [...files.sort(), ...TOOLS.map((tool) => join(ROOT, tool))]) {
    const [name, content] = [relative(folder, file), textOf(file)];
    // Without npm's note nobody knows what is installed.
    if (content === undefined) return undefined;
    hash.update(`${name}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

/** Whether jsii has compiled, without a complaint, what has this key. */
export function isCompiled(key: string | undefined): boolean {
  return key !== undefined && textOf(KEPT)?.toString() === key;
}

/** Keeps what jsii has made of a folder with this key. */
export function keepCompiled(folder: string, key: string | undefined): void {
  if (key === undefined) return;
  rmSync(CACHE, { recursive: true, force: true });
  mkdirSync(CACHE, { recursive: true });
  for (const name of MADE) cpSync(join(folder, name), join(CACHE, name), { recursive: true });
  // At last: a key stands for all of it.
  writeFileSync(KEPT, key);
}

/** Puts what was kept into a folder with its key. */
export function takeCompiled(folder: string): void {
  for (const name of MADE) cpSync(join(CACHE, name), join(folder, name), { recursive: true });
}

function textOf(name: string): Buffer | undefined {
  try {
    return readFileSync(name);
  } catch {
    return undefined;
  }
}
