import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inOneLine } from "../../words";
import { notInstalled } from "../words";
import { packageRoot } from "./package-root";

/** What this npm package says of itself, as far as it is used. */
export interface NpmPackage {
  /** The folder that it lies in. */
  readonly root: string;
  readonly name: string;
  readonly version: string;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly overrides: Readonly<Record<string, string>>;
}

/**
 * This package's package.json.
 * @throws Error in a bundled app that has no package beside it.
 */
export function npmPackage(): NpmPackage {
  const root = packageRoot();
  if (root === undefined) throw new Error(inOneLine(notInstalled({})));
  return { ...(JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as Omit<NpmPackage, "root">), root };
}
