import {
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import type { ProviderPackage } from "../manifest/provider-package";

/** The platforms that the provider is placed for, all with the same bytes. */
export const PLATFORMS = ["linux_amd64", "linux_arm64", "darwin_amd64", "darwin_arm64"] as const;

/** Puts the provider where `terraform init` in `directory` finds it, and removes other versions of it. Repeating changes nothing. */
export function placeProvider(built: ProviderPackage, directory: string): void {
  for (const platform of PLATFORMS) {
    for (const [name, source] of Object.entries(built.files)) {
      placeFile(join(built.folder, source), join(mirror(directory, built.source), built.version, platform, name));
    }
  }
  removeVersions(directory, built.source, (version) => version !== built.version);
}

/** Removes the versions of a provider that an earlier placement left in `directory`; all, or those that `which` names. */
export function removeVersions(
  directory: string,
  source: string,
  which: (version: string) => boolean = () => true,
): void {
  const folder = mirror(directory, source);
  if (!existsSync(folder)) return;
  for (const version of readdirSync(folder).filter(which))
    rmSync(join(folder, version), { recursive: true, force: true });
}

function mirror(directory: string, source: string): string {
  return join(directory, "terraform.d/plugins", ...source.split("/"));
}

function placeFile(source: string, target: string): void {
  // Not the source's mode: some package managers lose it, and Terraform installs a file that it then cannot start.
  const mode = basename(target).startsWith("terraform-provider-") ? 0o755 : 0o644;
  if (isSame(source, target)) {
    if ((statSync(target).mode & 0o777) !== mode) chmodSync(target, mode);
    return;
  }
  mkdirSync(dirname(target), { recursive: true });
  // Terraform may be reading the old file: the new one appears under the name at once and whole.
  const temporary = `${target}.${process.pid}.tmp`;
  copyFileSync(source, temporary, constants.COPYFILE_FICLONE);
  chmodSync(temporary, mode);
  renameSync(temporary, target);
}

function isSame(source: string, target: string): boolean {
  if (!existsSync(target) || statSync(target).size !== statSync(source).size) return false;
  return readFileSync(source).equals(readFileSync(target));
}
