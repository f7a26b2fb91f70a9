import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename, isAbsolute, join, relative, resolve } from "node:path";

import { backendOf, locationOf } from "./backend";

type Environment = Readonly<Record<string, string | undefined>>;

/** The location of a run, as far as the provider can tell. */
export interface WorkingFolder {
  /** Terraform's working directory; with cdktf the stack's folder. */
  readonly folder: string;
  /** Terraform's workspace. */
  readonly workspace: string;
  /** The workspace that `TF_WORKSPACE` names for every stack; empty or undefined if each folder says its own. */
  readonly everywhere?: string | undefined;
  /** The journal's folder. */
  readonly journal: string;
  /** Terraform's data folder: `TF_DATA_DIR` or `.terraform`. */
  readonly data: string;
}

/** Options of {@link workingFolderOf}. */
export interface WorkingFolderOptions {
  /** Default: the process's working directory. */
  readonly folder?: string;
  /** The journal's folder. Default: `CCKM_JOURNAL`, else Terraform's data folder. */
  readonly journal?: string;
}

/** Determines the location of a run. */
export function workingFolderOf(env: Environment, options: WorkingFolderOptions = {}): WorkingFolder {
  const folder = resolve(options.folder ?? ".");
  const data = resolve(folder, env.TF_DATA_DIR || ".terraform");
  const journal = resolve(folder, options.journal ?? (env.CCKM_JOURNAL || data));
  const everywhere = env.TF_WORKSPACE;
  return {
    folder,
    data,
    journal: join(journal, "cckm-journal"),
    workspace: everywhere || workspaceOf(data),
    everywhere,
  };
}

/** The location of another stack's runs; undefined if all stacks share Terraform's data folder. */
export function siblingOf(working: WorkingFolder, folder: string): WorkingFolder | undefined {
  const own = relative(working.folder, working.data);
  if (own.startsWith("..") || isAbsolute(own)) return undefined;
  const there = resolve(working.folder, folder);
  const data = join(there, own);
  return { ...working, folder: there, data, workspace: working.everywhere || workspaceOf(data) };
}

const stacks = new WeakMap<WorkingFolder, string>();

/**
 * Identifies the stack within a shared journal. CI jobs check out into folders with varying names, and stacks of two apps
 * may have the same name, so the location of a remote state is included.
 */
export function stackOf(working: WorkingFolder): string {
  const known = stacks.get(working);
  if (known !== undefined) return known;
  const location = locationOf(backendOf(working.data));
  const hash = location && createHash("sha256").update(location).digest("hex").slice(0, 16);
  const stack = [basename(working.folder), ...(hash ? [hash] : [])].join(" ");
  stacks.set(working, stack);
  return stack;
}

function workspaceOf(data: string): string {
  try {
    return readFileSync(join(data, "environment"), "utf8").trim() || "default";
  } catch {
    return "default";
  }
}
