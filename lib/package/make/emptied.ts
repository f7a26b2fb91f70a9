import { mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { inOneLine } from "../../words";
import { outFile, outTaken } from "../words";

/** Names of the files that every bundled provider has beside those that its manifest names. */
export const MANIFEST = "manifest.json";
export const LICENCES = "THIRD-PARTY-LICENSES.txt";

/**
 * Makes a folder for a bundled provider, or removes the one that was bundled into it before.
 * @throws Error if there is anything else in it, or a file in its place; nothing is removed then
 */
export function makeEmpty(folder: string): void {
  const found = entriesOf(folder);
  const own = new Set(filesOf(join(folder, MANIFEST)));
  const others = found.filter((entry) => entry.isDirectory() || !own.has(entry.name)).map(({ name }) => name);
  if (others.length > 0) throw new Error(inOneLine(outTaken({ folder, others: others.sort() })));
  for (const { name } of found) rmSync(join(folder, name));
  mkdirSync(folder, { recursive: true });
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return [];
    throw code === "ENOTDIR" ? new Error(inOneLine(outFile({ folder }))) : error;
  }
}

/** What belongs to a bundler's manifest, whether it is there or not; nothing without such a manifest. */
function filesOf(manifest: string): readonly unknown[] {
  try {
    const { h1, files } = JSON.parse(readFileSync(manifest, "utf8"));
    return typeof h1 === "string" ? [MANIFEST, LICENCES, ...Object.values(files)] : [];
  } catch {
    return [];
  }
}
