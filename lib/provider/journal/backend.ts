import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isObject } from "../../schema";

/** Where Terraform stores a state. */
export interface Backend {
  /** As in the configuration: `local`, `s3`, … */
  readonly type: string;
  readonly config: Readonly<Record<string, unknown>>;
}

const LOCAL: Backend = { type: "local", config: {} };

// The settings that locate a state, for any backend; never credentials, which may change from job to job.
const LOCATION = [
  "address",
  "bucket",
  "container_name",
  "hostname",
  "key",
  "namespace",
  "organization",
  "path",
  "prefix",
  "schema_name",
  "secret_suffix",
  "storage_account_name",
  "workspaces",
];

/** The backend that a folder was initialized for, from Terraform's data folder; undefined if that cannot be read. */
export function backendOf(data: string): Backend | undefined {
  let told: unknown;
  try {
    told = JSON.parse(readFileSync(join(data, "terraform.tfstate"), "utf8"));
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ENOENT" ? LOCAL : undefined;
  }
  if (!isObject(told)) return undefined;
  if (told.backend === undefined) return LOCAL;
  if (!isObject(told.backend)) return undefined;
  const { type = "local", config } = told.backend;
  return { type: String(type), config: isObject(config) ? config : {} };
}

/**
 * The location of a remote state, the same in every job; undefined for a local one, whose folder may have another name in
 * each.
 */
export function locationOf(backend: Backend | undefined): string | undefined {
  if (!backend || backend.type === "local") return undefined;
  return JSON.stringify([backend.type, ...LOCATION.map((name) => backend.config[name] ?? null)]);
}
