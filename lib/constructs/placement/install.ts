import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { mergeLock, type RequiredProvider } from "./lock-merge";
import { placeProvider } from "./place";
import type { ProviderPackage } from "./provider-package";

/** Makes a folder ready for `terraform init`: the built providers in their places, and the lock file. */
export function install(
  directory: string,
  required: readonly RequiredProvider[],
  built: readonly ProviderPackage[],
): void {
  for (const provider of built) placeProvider(provider, directory);
  const file = join(directory, ".terraform.lock.hcl");
  const present = existsSync(file) ? readFileSync(file, "utf8") : "";
  const merged = mergeLock(present, required, built);
  if (merged === present) return;
  const temporary = `${file}.${process.pid}.tmp`;
  writeFileSync(temporary, merged);
  renameSync(temporary, file);
}
