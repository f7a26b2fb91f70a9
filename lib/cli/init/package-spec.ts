import { existsSync, readFileSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { npmPackage } from "../../package/manifest/npm-package";
import { CommandFailure } from "../endings";
import * as words from "./words";

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
  const { resolved = "" } = installed(notes).packages?.[`node_modules/${name}`] ?? {};
  return resolved.startsWith("file:") ? fileSpec(directory, resolve(parent, resolved.slice(5))) : `^${version}`;
}

function installed(file: string): Installed {
  try {
    return { ...JSON.parse(readFileSync(file, "utf8")) };
  } catch (error) {
    const reason = `${file} cannot be read: ${(error as Error).message}; run npm install again, or give --package`;
    throw new CommandFailure(words.initNotWritten({ reason }));
  }
}

/** The user's dependency spec: a file path is relative to the user's working directory, anything else is kept. */
export function givenSpec(directory: string, given: string, from = process.cwd()): string {
  const path = resolve(from, given.replace(/^file:/, ""));
  return existsSync(path) ? fileSpec(directory, path) : given;
}

function fileSpec(directory: string, path: string): string {
  return `file:${relative(resolve(directory), path)}`;
}
