import {
  chmodSync,
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { SCRIPT_PLATFORMS } from "../manifest/platforms";
import type { ProviderPackage } from "../manifest/provider-package";
import { modeOf, temporaryOf } from "./replace-file";

const CHUNK = 1 << 20;

/** The platforms that a package is for. */
export function platformsOf({ platform }: ProviderPackage): readonly string[] {
  return platform === undefined ? SCRIPT_PLATFORMS : [platform];
}

/** Places the provider where `terraform init` in `directory` finds it, and removes other versions of it. Idempotent. */
export function placeProvider(built: ProviderPackage, directory: string): void {
  const version = join(mirror(directory, built.source), built.version);
  const platforms = platformsOf(built);
  for (const [name, source] of Object.entries(built.files)) {
    const targets = platforms.map((platform) => join(version, platform, name));
    placeFile(join(built.folder, source), targets);
  }
  removeVersions(directory, built.source, (version) => version !== built.version);
}

/** Removes versions of a provider that were placed in `directory` earlier: all, or those that match `which`. */
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

/** Removes placed files in `directory` for platforms that the provider's packages do not support. */
export function removeOtherPlatforms(directory: string, packages: readonly ProviderPackage[]): void {
  for (const { source, version } of packages) {
    const wanted = new Set(packages.filter((one) => one.source === source).flatMap(platformsOf));
    const folder = join(mirror(directory, source), version);
    for (const platform of readdirSync(folder)) {
      if (!wanted.has(platform)) rmSync(join(folder, platform), { recursive: true, force: true });
    }
  }
}

function mirror(directory: string, source: string): string {
  return join(directory, "terraform.d/plugins", ...source.split("/"));
}

function placeFile(source: string, targets: readonly string[]): void {
  const isSame = comparison(source);
  for (const target of targets) {
    // The source's mode is not reliable: some package managers drop it, and Terraform would install a file that it cannot
    // start.
    const mode = modeOf(target);
    const there = statSync(target, { throwIfNoEntry: false });
    if (there && isSame(target, there.size)) {
      if ((there.mode & 0o777) !== mode) chmodSync(target, mode);
      continue;
    }
    mkdirSync(dirname(target), { recursive: true });
    // Terraform may be reading the old file: replace it atomically.
    const temporary = temporaryOf(target);
    copyFileSync(source, temporary, constants.COPYFILE_FICLONE);
    chmodSync(temporary, mode);
    renameSync(temporary, target);
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
