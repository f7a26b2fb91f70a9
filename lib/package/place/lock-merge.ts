import { PROVIDER_SOURCE } from "../../contract";
import { inOneLine } from "../../words";
import type { ProviderManifest } from "../manifest/manifest";
import { changedUnderOneVersion } from "../words";
import { isLockedForCli, withHints, withoutHints } from "./cli-hints";
import { LockFile } from "./lock-file";
import { exactVersion, satisfies } from "./version-constraint";

/** A provider that a stack asks for. */
export interface RequiredProvider {
  /** Full address, such as `registry.terraform.io/hashicorp/null`. */
  readonly address: string;
  /** Its address in the registry of the other engine: the lock file of one has no place for it in that of the other. */
  readonly otherwise?: string;
  /** Version constraints, such as `~> 3.0`; undefined for any version. */
  readonly constraints?: string;
}

/**
 * The lock file that a stack needs before Terraform has seen it, made of the one that is there.
 *
 * A placed provider gets a block with its hash. Of the others, a block stays as it is while its version satisfies the
 * stack; otherwise it goes, and one with the exact version that the stack names takes its place. Where the stack names
 * a range Terraform chooses: no block, only a hint that keeps the cdktf CLI from locking it too early.
 * @throws Error where a placed provider has other bytes than the lock file knows of the same version.
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
    // A team places the provider itself: the hash of its package is not known here.
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

// What the other engine has chosen is chosen: the hashes of its registry are not those of this one.
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
  const locked = hashes.filter((hash) => hash.startsWith("h1:"));
  // The hashes of a provider with a program for each platform do not tell which is whose; npm has held the packages against its own.
  if (locked.length > 0 && platform === undefined)
    throw new Error(inOneLine(changedUnderOneVersion({ source, version, locked, found: h1 })));
  lock.set({ address: source, version, constraints: version, hashes: [h1, ...hashes] });
}
