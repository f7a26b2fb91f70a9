import { existsSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { COMMAND, ENTRIES } from "./entries";

const IMPORT = /(?:\bfrom |\bimport\(|\bimport )"(\.[^"]+)"/g;

/**
 * The declarations that users' code may reach from what it loads by name, by path below dist: an internal module that no
 * public declaration mentions needs none.
 * @param emitted the folder of all declarations
 */
export function packageTypes(emitted: string): Readonly<Record<string, string>> {
  const files: Record<string, string> = {};
  const left = ENTRIES.filter((entry) => entry !== COMMAND).map((entry) => `${entry}.d.ts`);
  for (let file = left.pop(); file !== undefined; file = left.pop()) {
    if (file in files) continue;
    const text = readFileSync(join(emitted, file), "utf8");
    files[file] = text;
    for (const [, to] of text.matchAll(IMPORT)) left.push(declarations(emitted, posix.join(posix.dirname(file), to!)));
  }
  return files;
}

function declarations(emitted: string, module: string): string {
  return existsSync(join(emitted, `${module}.d.ts`)) ? `${module}.d.ts` : posix.join(module, "index.d.ts");
}
