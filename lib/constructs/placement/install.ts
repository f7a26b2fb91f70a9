import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { mergeLock, type RequiredProvider } from "./lock-merge";
import { placeProvider, removeVersions } from "./place";
import type { ProviderPackage } from "./provider-package";

/**
 * Makes a folder ready for `terraform init`: the provider in its place, and the lock file.
 * @param built The provider; undefined where a team places it itself. Then only the lock file is prepared.
 */
export function install(directory: string, required: readonly RequiredProvider[], built?: ProviderPackage): void {
  if (built) placeProvider(built, directory);
  else removeVersions(directory);
  const file = join(directory, ".terraform.lock.hcl");
  const present = existsSync(file) ? readFileSync(file, "utf8") : "";
  const merged = mergeLock(present, required, built);
  if (merged === present) return;
  const temporary = `${file}.${process.pid}.tmp`;
  writeFileSync(temporary, merged);
  renameSync(temporary, file);
}
