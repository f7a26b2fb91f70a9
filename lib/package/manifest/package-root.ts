import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";

const NAME = "cdktf-cckm";

/**
 * The folder of this npm package. In an app that was bundled into one file, it is resolved like a dependency of that file,
 * then of the working directory; undefined if it is not installed there.
 */
export function packageRoot(): string | undefined {
  // ES modules have no __dirname.
  const here = typeof __dirname === "string" ? __dirname : undefined;
  // The folder of this file is deeper in the sources than in the built package.
  const own = ["../..", "../../.."].map((up) => here && resolve(here, up));
  const root = own.find((folder) => folder && isOurs(folder));
  if (root) return root;
  return [here, process.cwd()].map((from) => from && installedFrom(from)).find((folder) => folder !== undefined);
}

function installedFrom(folder: string): string | undefined {
  try {
    return dirname(createRequire(join(folder, "any.js")).resolve(`${NAME}/package.json`));
  } catch {
    return undefined;
  }
}

function isOurs(folder: string): boolean {
  const file = join(folder, "package.json");
  return existsSync(file) && (JSON.parse(readFileSync(file, "utf8")) as { name?: unknown }).name === NAME;
}
