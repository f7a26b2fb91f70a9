import {
  chmodSync,
  closeSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { SCRIPT_PLATFORMS } from "../manifest/platforms";
import type { ProviderPackage } from "../manifest/provider-package";
import { isBeingWritten, modeOf, replaceByCopy, temporaryOf } from "./replace-file";

const CHUNK = 1 << 20;

/** The platforms that a package is for. */
export function platformsOf({ platform }: ProviderPackage): readonly string[] {
  return platform === undefined ? SCRIPT_PLATFORMS : [platform];
}

/** Places the provider where `terraform init` in `directory` finds it, and removes other versions of it. Idempotent. */
export function placeProvider(built: ProviderPackage, directory: string): void {
  const folder = mirror(directory, built.source);
  const targets = platformsOf(built).map((platform) => mirror(directory, built.source, built.version, platform));
  for (const [name, source] of Object.entries(built.files)) {
    // Beside the versions, where Terraform does not look: what is ended halfway would count as a part of the provider.
    const beside = join(folder, name);
    placeFile(
      join(built.folder, source),
      targets.map((target) => join(target, name)),
      beside,
    );
  }
  // Terraform refuses a provider with any other file in its folder.
  for (const target of targets) removeFrom(target, (name) => !Object.hasOwn(built.files, name));
  removeVersions(directory, built.source, (version) => version !== built.version && !isBeingWritten(version));
}

/** Removes versions of a provider that were placed in `directory` earlier: all, or those that match `which`. */
export function removeVersions(directory: string, source: string, which?: (version: string) => boolean): void {
  const folder = mirror(directory, source);
  if (lstatSync(folder, { throwIfNoEntry: false })) removeFrom(folder, which);
}

/** Removes placed files in `directory` for platforms that the provider's packages do not support. */
export function removeOtherPlatforms(directory: string, packages: readonly ProviderPackage[]): void {
  for (const { source, version } of packages) {
    const wanted = new Set(packages.filter((one) => one.source === source).flatMap(platformsOf));
    removeFrom(mirror(directory, source, version), (platform) => !wanted.has(platform));
  }
}

function removeFrom(folder: string, which: (name: string) => boolean = () => true): void {
  for (const name of readdirSync(folder).filter(which)) rmSync(join(folder, name), { recursive: true, force: true });
}

/**
 * The folder of a provider, or one in it. What is in its place or above it and is no folder is removed: behind a link, which
 * somebody else may have put there, everything would be taken for remains of the provider.
 */
function mirror(directory: string, source: string, ...within: readonly string[]): string {
  let folder = join(directory, "terraform.d/plugins");
  for (const name of [...source.split("/"), ...within]) {
    folder = join(folder, name);
    if (lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() === false) rmSync(folder, { force: true });
  }
  return folder;
}

function placeFile(source: string, targets: readonly string[], beside: string): void {
  const isSame = comparison(source);
  for (const target of targets) {
    // The source's mode is not reliable: some package managers drop it, and Terraform would install a file that it cannot
    // start.
    const mode = modeOf(target);
    const there = lstatSync(target, { throwIfNoEntry: false });
    if (there?.isFile() && isSame(target, there.size)) {
      if ((there.mode & 0o777) !== mode) chmodSync(target, mode);
      continue;
    }
    mkdirSync(dirname(target), { recursive: true });
    // Terraform may be reading the old file: replace it atomically.
    replaceByCopy(source, target, temporaryOf(beside), mode);
  }
}

/** Compares files with one that is read once, unless it is too large to hold in memory twice, as standalone providers are. */
function comparison(source: string): (target: string, size: number) => boolean {
  const { size } = statSync(source);
  let content: Buffer | undefined;
  return (target, sizeOfTarget) => {
    if (sizeOfTarget !== size) return false;
    if (size > CHUNK) return isSameInChunks(source, target);
    content ??= readFileSync(source);
    return content.equals(readFileSync(target));
  };
}

function isSameInChunks(source: string, target: string): boolean {
  const [one, other] = [openSync(source, "r"), openSync(target, "r")];
  try {
    return isSameFrom(one, other);
  } finally {
    closeSync(one);
    closeSync(other);
  }
}

function isSameFrom(one: number, other: number): boolean {
  const [left, right] = [Buffer.allocUnsafe(CHUNK), Buffer.allocUnsafe(CHUNK)];
  for (;;) {
    const [read, also] = [readSync(one, left), readSync(other, right)];
    if (read !== also || !left.subarray(0, read).equals(right.subarray(0, also))) return false;
    if (read === 0) return true;
  }
}
