import { existsSync, readFileSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { npmPackage } from "../../package/manifest/npm-package";

/** What npm noted about what it installed. */
interface Installed {
  readonly packages?: Readonly<Record<string, { readonly resolved?: string }>>;
}

/**
 * What the package.json in a folder says so that it gets this package: the tarball that it was installed from, else its
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

/** What was given for this package: the path of a file is taken from where the user is, anything else as it is. */
export function givenSpec(directory: string, given: string, from = process.cwd()): string {
  const path = resolve(from, given.replace(/^file:/, ""));
  return existsSync(path) ? fileSpec(directory, path) : given;
}

function fileSpec(directory: string, path: string): string {
  return `file:${relative(resolve(directory), path)}`;
}
