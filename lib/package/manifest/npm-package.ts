import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inOneLine } from "../../words";
import { notInstalled } from "../words";
import { packageRoot } from "./package-root";

/** The fields of this npm package's package.json that are used. */
export interface NpmPackage {
  /** The package's folder. */
  readonly root: string;
  readonly name: string;
  readonly version: string;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly overrides: Readonly<Record<string, string>>;
}

/**
 * This package's package.json.
 * @throws Error in a bundled app without an installed package.
 */
export function npmPackage(): NpmPackage {
  const root = packageRoot();
  if (root === undefined) throw new Error(inOneLine(notInstalled({})));
  return { ...(JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as Omit<NpmPackage, "root">), root };
}
