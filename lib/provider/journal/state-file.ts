import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { isObject } from "../../schema";
import { backendOf } from "./backend";
import type { WorkingFolder } from "./working-folder";

type Attributes = Readonly<Record<string, unknown>>;

/** An entry of a state: the provider configuration that it belongs to, as Terraform writes it, and its attributes. */
export interface StateEntry {
  readonly provider: unknown;
  readonly attributes: Attributes;
}

/**
 * Every entry of a type in the state of a run, where that lies in a file of this machine; undefined where it lies elsewhere or
 * cannot be read. Terraform shows a provider only the entries that it is about to work on.
 */
export function stateEntries(working: WorkingFolder, type: string): StateEntry[] | undefined {
  const file = stateFile(working);
  if (file === undefined) return undefined;
  if (!existsSync(file)) return [];
  const state = readJson(file);
  if (!isObject(state) || !Array.isArray(state.resources)) return undefined;
  return state.resources
    .filter((resource: unknown) => isObject(resource) && resource.mode === "managed" && resource.type === type)
    .flatMap(({ provider, instances }: Record<string, unknown>) =>
      (Array.isArray(instances) ? instances : []).flatMap((instance: unknown) =>
        isObject(instance) && isObject(instance.attributes) ? [{ provider, attributes: instance.attributes }] : [],
      ),
    );
}

/** The attributes of every entry of a type. */
export function stateOf(working: WorkingFolder, type: string): Attributes[] | undefined {
  return stateEntries(working, type)?.map(({ attributes }) => attributes);
}

/** How many entries of an id the state of a run has; undefined where it cannot be looked at. */
export function entriesInState(working: WorkingFolder, type: string, id: string): number | undefined {
  return stateOf(working, type)?.filter((attributes) => attributes.id === id).length;
}

/** Whether the state of a run can be looked at and has no entry of an id, although it had one when a plan was made of it. */
export function isForgotten(working: WorkingFolder, type: string, id: string): boolean {
  const file = stateFile(working);
  return file !== undefined && existsSync(file) && entriesInState(working, type, id) === 0;
}

function stateFile({ folder, data, workspace }: WorkingFolder): string | undefined {
  const backend = backendOf(data);
  if (backend?.type !== "local") return undefined;
  const { path, workspace_dir } = backend.config;
  if (workspace === "default") return resolve(folder, text(path) ?? "terraform.tfstate");
  return resolve(folder, text(workspace_dir) ?? "terraform.tfstate.d", workspace, "terraform.tfstate");
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}
