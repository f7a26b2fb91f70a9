import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ProviderPackage } from "../manifest/provider-package";
import { mergeLock, type RequiredProvider } from "./lock-merge";
import { placeProvider, removeOtherPlatforms } from "./place";
import { replaceText } from "./replace-file";

/**
 * Prepares a folder for `terraform init`: places the built providers and writes the lock file.
 * @throws Error if the lock file has another hash for the same version; nothing is changed then.
 */
export function install(
  directory: string,
  required: readonly RequiredProvider[],
  built: readonly ProviderPackage[],
): void {
  const file = join(directory, ".terraform.lock.hcl");
  const present = existsSync(file) ? readFileSync(file, "utf8") : "";
  const merged = mergeLock(present, required, built);
  for (const provider of built) placeProvider(provider, directory);
  removeOtherPlatforms(directory, built);
  if (merged !== present) replaceText(file, merged);
}
