import { readFileSync, statSync } from "node:fs";
import { hostname } from "node:os";
import { dirname, isAbsolute, join, normalize, resolve } from "node:path";
import { type LocalPlace, sha256 } from "../../change-set";

const FILE = "terraform.tfstate";
const WORKSPACES = "terraform.tfstate.d";

/** Settings of the `local` backend. */
export interface LocalSettings {
  readonly path?: unknown;
  readonly workspace_dir?: unknown;
}

/** The location of a local state file, and the machine that it is on. */
export function localPlace(folder: string, workspace: string, { path, workspace_dir }: LocalSettings): LocalPlace {
  const isDefault = workspace === "default";
  const name = isDefault ? textOr(path, FILE) : textOr(workspace_dir, WORKSPACES);
  const own = resolve(folder);
  const state = isDefault ? dirname(resolve(own, name)) : join(resolve(own, name), workspace);
  return { folder: own, links: isAbsolute(name) ? [] : [normalize(name)], state, machine: machineOf(state) };
}

/** The maximum number of levels that its relative paths go up. */
export function levelsUp({ links }: LocalPlace): number {
  return Math.max(
    0,
    ...links.map(
      (link) =>
        normalize(link)
          .split("/")
          .filter((part) => part === "..").length,
    ),
  );
}

/** Whether this is the machine with the file. */
export function isHere({ state, machine }: LocalPlace): boolean {
  return machineOf(state) === machine;
}

// Runners often use the same image: the folder's inode distinguishes machines whose names do not.
function machineOf(folder: string): string {
  const { dev, ino } = statSync(existing(folder));
  return sha256(Buffer.from(JSON.stringify([hostname(), machineId(), folder, dev, ino])));
}

// If the folder does not exist yet, or belongs to another user, its nearest existing parent is used.
function existing(folder: string): string {
  return dirname(folder) === folder || isFolder(folder) ? folder : existing(dirname(folder));
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

function machineId(): string {
  try {
    return readFileSync("/etc/machine-id", "utf8").trim();
  } catch {
    return "";
  }
}

function textOr(given: unknown, otherwise: string): string {
  return typeof given === "string" && given !== "" ? given : otherwise;
}
