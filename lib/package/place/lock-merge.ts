import { PROVIDER_SOURCE } from "../../contract";
import { inOneLine } from "../../words";
import type { ProviderManifest } from "../manifest/manifest";
import { changedUnderOneVersion } from "../words";
import { isLockedForCli, withHints, withoutHints } from "./cli-hints";
import { LockFile } from "./lock-file";
import { exactVersion, satisfies } from "./version-constraint";

/** A provider that a stack requires. */
export interface RequiredProvider {
  /** Full address, such as `registry.terraform.io/hashicorp/null`. */
  readonly address: string;
  /** Its address in the other engine's registry: the lock file of one engine does not fit the other. */
  readonly otherwise?: string;
  /** Version constraints, such as `~> 3.0`; undefined for any version. */
  readonly constraints?: string;
}

/**
 * The lock file that a stack needs before Terraform has seen it, based on the existing one.
 *
 * A placed provider gets a block with its hash. For any other, the block stays as long as its version satisfies the stack;
 * otherwise it is replaced by one with the exact version that the stack names. If the stack names a range, Terraform
 * chooses: there is no block, only a hint that keeps the cdktf CLI from locking it too early.
 * @throws Error if the lock file has another hash for the same version of a placed provider.
 */
export function mergeLock(
  text: string,
  required: readonly RequiredProvider[],
  placed: readonly ProviderManifest[],
): string {
  const lock = LockFile.parse(withoutHints(text));
  for (const provider of placed) lockPlaced(lock, provider);
  for (const { address, otherwise, constraints } of required) {
    const before = otherwise === undefined ? undefined : takenOut(lock, otherwise);
    if (placed.some(({ source }) => source === address)) continue;
    const locked = lock.version(address);
    if (locked && satisfies(locked, constraints ?? ">= 0")) continue;
    const exact = exactVersion(constraints ?? "");
    // A provider that the user places: the hash of its package is not known here.
    if (exact && address !== PROVIDER_SOURCE) lock.set({ address, version: exact, constraints: exact });
    else if (before && satisfies(before.version, constraints ?? ">= 0")) lock.set({ address, ...before });
    else lock.remove(address);
  }
  const hinted = required
    .map(({ address, otherwise, constraints }) => ({ address, forCli: addressForCli(address, otherwise), constraints }))
    .filter(({ address, forCli, constraints }) => {
      return forCli !== address || !isLockedForCli(lock.constraints(address), constraints);
    });
  return withHints(
    lock.toString(),
    hinted.map(({ forCli }) => forCli),
  );
}

// Keeps the version that the other engine has selected, but not the hashes, which differ between registries.
function takenOut(lock: LockFile, address: string): { version: string; constraints: string } | undefined {
  const version = lock.version(address);
  const constraints = lock.constraints(address) ?? version;
  lock.remove(address);
  return version === undefined || constraints === undefined ? undefined : { version, constraints };
}

// The cdktf CLI knows one registry, whichever engine it runs.
function addressForCli(address: string, otherwise: string | undefined): string {
  return otherwise?.startsWith("registry.terraform.io/") ? otherwise : address;
}

function lockPlaced(lock: LockFile, { source, version, h1, platform }: ProviderManifest): void {
  const hashes = lock.version(source) === version ? lock.hashes(source) : [];
  if (hashes.includes(h1)) return;
  // The hash of an archive (zh:) says nothing of an unpacked provider. Terraform would accept any files and add their hash.
  const locked = hashes.some(isOfFiles) ? hashes.filter(isOfFiles) : hashes;
  // For a provider with one program per platform, the hashes do not say which platform they belong to; npm has verified the
  // packages.
  if (locked.length > 0 && platform === undefined)
    throw new Error(inOneLine(changedUnderOneVersion({ source, version, locked, found: h1 })));
  lock.set({ address: source, version, constraints: version, hashes: [h1, ...hashes] });
}

function isOfFiles(hash: string): boolean {
  return hash.startsWith("h1:");
}
