import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const ROOT = join(__dirname, "../..");
const KEPT = join(ROOT, "node_modules/.cache/jsii/compiled");
// What is installed, as npm notes it, and how jsii is called.
const TOOLS = ["node_modules/.package-lock.json", "scripts/python/main.ts"];

/** What jsii's verdict on the files of a folder depends on, as a hash; undefined where that is not known. */
export function verdictKey(folder: string): string | undefined {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const hash = createHash("sha256");
  for (const name of [...names.sort(), ...TOOLS.map((tool) => join(ROOT, tool))]) {
    const content = textOf(name);
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

/** Remembers that what has this key compiles. */
export function rememberCompiled(key: string | undefined): void {
  if (key === undefined) return;
  mkdirSync(dirname(KEPT), { recursive: true });
  writeFileSync(KEPT, key);
}

function textOf(name: string): Buffer | undefined {
  try {
    return readFileSync(name);
  } catch {
    return undefined;
  }
}
