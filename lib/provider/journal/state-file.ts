import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { isObject } from "../../schema";
import { backendOf } from "./backend";
import type { WorkingFolder } from "./working-folder";

type Attributes = Readonly<Record<string, unknown>>;

/** A resource instance in a state: its provider configuration, as Terraform writes it, and its attributes. */
export interface StateEntry {
  readonly provider: unknown;
  readonly attributes: Attributes;
}

/**
 * Every instance of a type in the run's state, if that is a file on this machine; undefined if it is elsewhere or cannot be
 * read. Terraform only shows a provider the instances that it is about to work on.
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

/** The attributes of every instance of a type. */
export function stateOf(working: WorkingFolder, type: string): Attributes[] | undefined {
  return stateEntries(working, type)?.map(({ attributes }) => attributes);
}

/** How many instances with an id the run's state has; undefined if it cannot be read. */
export function entriesInState(working: WorkingFolder, type: string, id: string): number | undefined {
  return stateOf(working, type)?.filter((attributes) => attributes.id === id).length;
}

/** Whether the run's state can be read and no longer has an instance with an id that was there when the plan was made. */
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
