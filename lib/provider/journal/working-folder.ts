import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { basename, isAbsolute, join, relative, resolve } from "node:path";

import { backendOf, locationOf } from "./backend";

type Environment = Readonly<Record<string, string | undefined>>;

/** Where a run takes place, as far as the provider can tell. */
export interface WorkingFolder {
  /** The folder that Terraform runs in; with cdktf the stack's. */
  readonly folder: string;
  /** Terraform's workspace. */
  readonly workspace: string;
  /** The folder of the journal. */
  readonly journal: string;
  /** Terraform's own folder: `TF_DATA_DIR` or `.terraform`. */
  readonly data: string;
}

/** What {@link workingFolderOf} may be told. */
export interface WorkingFolderOptions {
  /** Default: the folder that the process works in. */
  readonly folder?: string;
  /** The folder of the journal. Default: `CCKM_JOURNAL`, else Terraform's own folder. */
  readonly journal?: string;
}

/** Finds out where a run takes place. */
export function workingFolderOf(env: Environment, options: WorkingFolderOptions = {}): WorkingFolder {
  const folder = resolve(options.folder ?? ".");
  const data = resolve(folder, env.TF_DATA_DIR || ".terraform");
  const journal = resolve(folder, options.journal ?? (env.CCKM_JOURNAL || data));
  return { folder, data, journal: join(journal, "cckm-journal"), workspace: workspaceOf(data, env) };
}

/** Where the runs of another stack of the app take place; undefined where all share Terraform's own folder. */
export function siblingOf(working: WorkingFolder, folder: string): WorkingFolder | undefined {
  const own = relative(working.folder, working.data);
  if (own.startsWith("..") || isAbsolute(own)) return undefined;
  const there = resolve(working.folder, folder);
  const data = join(there, own);
  // A workspace that no file tells is that of TF_WORKSPACE, for both.
  const told = [working.data, data].some((one) => existsSync(join(one, "environment")));
  return { ...working, folder: there, data, workspace: told ? workspaceOf(data, {}) : working.workspace };
}

const stacks = new WeakMap<WorkingFolder, string>();

/**
 * The name by which the journal tells stacks apart that share its folder: jobs check out in folders of many names, and stacks of
 * two apps may have one name, so that where a remote state lies counts too.
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

function workspaceOf(data: string, env: Environment): string {
  if (env.TF_WORKSPACE) return env.TF_WORKSPACE;
  try {
    return readFileSync(join(data, "environment"), "utf8").trim() || "default";
  } catch {
    return "default";
  }
}
