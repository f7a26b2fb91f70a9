import { readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";

type Environment = Readonly<Record<string, string | undefined>>;

/** Where a run takes place, as far as the provider can tell. */
export interface Place {
  /** The folder that Terraform runs in; with cdktf the stack's. */
  readonly folder: string;
  /** Terraform's workspace. */
  readonly workspace: string;
  /** The folder of the journal. */
  readonly journal: string;
  /** Terraform's own folder: `TF_DATA_DIR` or `.terraform`. */
  readonly data: string;
}

/** What {@link placeOf} may be told. */
export interface PlaceOptions {
  /** Default: the folder that the process works in. */
  readonly folder?: string;
  /** The folder of the journal. Default: `CCKM_JOURNAL`, else Terraform's own folder. */
  readonly journal?: string;
}

/** Finds out where a run takes place. */
export function placeOf(env: Environment, options: PlaceOptions = {}): Place {
  const folder = resolve(options.folder ?? ".");
  const data = resolve(folder, env.TF_DATA_DIR || ".terraform");
  const journal = resolve(folder, options.journal ?? (env.CCKM_JOURNAL || data));
  return { folder, data, journal: join(journal, "cckm-journal"), workspace: workspaceOf(data, env) };
}

/** The name by which the journal tells stacks apart that share its folder: jobs check out in folders of many names. */
export function stackOf({ folder }: Place): string {
  return basename(folder);
}

function workspaceOf(data: string, env: Environment): string {
  if (env.TF_WORKSPACE) return env.TF_WORKSPACE;
  try {
    return readFileSync(join(data, "environment"), "utf8").trim() || "default";
  } catch {
    return "default";
  }
}
