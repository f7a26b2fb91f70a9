import { existsSync, readFileSync } from "node:fs";
import type { ResourceType } from "../model/configuration";

/** An instance in a state; a deposed one is there beside the current one of its address. */
export interface Instance {
  readonly address: string;
  readonly type: ResourceType;
  readonly deposed: boolean;
  readonly tainted: boolean;
  readonly attributes: Readonly<Record<string, unknown>>;
  /** Addresses it depended on when it was written. */
  readonly dependencies: readonly string[];
}

interface StateFile {
  readonly resources?: readonly {
    readonly mode: string;
    readonly type: string;
    readonly name: string;
    readonly instances: readonly {
      readonly deposed?: string;
      readonly status?: string;
      readonly attributes: Readonly<Record<string, unknown>>;
      readonly dependencies?: readonly string[];
    }[];
  }[];
}

/** The instances of CCKM's resources in a state file; none where there is no file yet. */
export function readStateFile(file: string): Instance[] {
  if (!existsSync(file)) return [];
  const { resources = [] } = JSON.parse(readFileSync(file, "utf8")) as StateFile;
  return resources
    .filter(({ mode, type }) => mode === "managed" && type.startsWith("cckm_"))
    .flatMap(({ type, name, instances }) =>
      instances.map(({ deposed, status, attributes, dependencies = [] }) => ({
        address: `${type}.${name}`,
        type: type as ResourceType,
        deposed: deposed !== undefined,
        tainted: status === "tainted",
        attributes,
        dependencies,
      })),
    );
}

/** Whether a state file can be read, or is not there. */
export function isWhole(file: string): boolean {
  try {
    readStateFile(file);
    return true;
  } catch {
    return false;
  }
}
