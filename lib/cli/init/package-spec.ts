import { existsSync, readFileSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { npmPackage } from "../../package/manifest/npm-package";

/** npm's record of an installed package. */
interface Installed {
  readonly packages?: Readonly<Record<string, { readonly resolved?: string }>>;
}

/**
 * The dependency on this package for a package.json in a folder: the tarball that it was installed from, otherwise its
 * version.
 *
 * @param root The folder of this package.
 */
export function ownSpec(directory: string, root = npmPackage().root): string {
  const { name, version } = npmPackage();
  const parent = root.split(`${sep}node_modules${sep}`).slice(0, -1).join(`${sep}node_modules${sep}`);
  const notes = join(parent, "node_modules/.package-lock.json");
  if (parent === "" || !existsSync(notes)) return `^${version}`;
  const { packages = {} } = JSON.parse(readFileSync(notes, "utf8")) as Installed;
  const { resolved = "" } = packages[`node_modules/${name}`] ?? {};
  return resolved.startsWith("file:") ? fileSpec(directory, resolve(parent, resolved.slice(5))) : `^${version}`;
}

/** The user's dependency spec: a file path is relative to the user's working directory, anything else is kept. */
export function givenSpec(directory: string, given: string, from = process.cwd()): string {
  const path = resolve(from, given.replace(/^file:/, ""));
  return existsSync(path) ? fileSpec(directory, path) : given;
}

function fileSpec(directory: string, path: string): string {
  return `file:${relative(resolve(directory), path)}`;
}
