import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** The folder of this npm package. */
export const PACKAGE_ROOT = resolve(__dirname, "../..");

/** What this npm package says of itself, as far as the command uses it. */
export interface PackageManifest {
  readonly name: string;
  readonly version: string;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly overrides: Readonly<Record<string, string>>;
}

/** This package's package.json. */
export function packageManifest(): PackageManifest {
  return JSON.parse(readFileSync(join(PACKAGE_ROOT, "package.json"), "utf8")) as PackageManifest;
}
