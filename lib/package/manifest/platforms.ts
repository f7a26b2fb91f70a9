/** The platforms that the script is placed for, all with the same bytes; Terraform on Windows cannot start scripts. */
export const SCRIPT_PLATFORMS = ["linux_amd64", "linux_arm64", "darwin_amd64", "darwin_arm64"] as const;

/** Node's names for a platform, as for npm's `--os` and `--cpu`. */
export interface NodePlatform {
  readonly os: string;
  readonly cpu: string;
}

const NAMES: Readonly<Record<string, NodePlatform>> = {
  linux_amd64: { os: "linux", cpu: "x64" },
  linux_arm64: { os: "linux", cpu: "arm64" },
  darwin_amd64: { os: "darwin", cpu: "x64" },
  darwin_arm64: { os: "darwin", cpu: "arm64" },
  windows_amd64: { os: "win32", cpu: "x64" },
};

/** The platforms with a standalone provider, in Terraform's format. */
export const STANDALONE_PLATFORMS: readonly string[] = Object.keys(NAMES);

/** The version of Node.js in a standalone provider. It is part of the provider's version, because it changes its bytes. */
export const STANDALONE_NODE = "26.10.0";

/** Node's names for one of {@link STANDALONE_PLATFORMS}; undefined for any other. */
export function nodePlatform(platform: string): NodePlatform | undefined {
  return Object.hasOwn(NAMES, platform) ? NAMES[platform] : undefined;
}

/** Terraform's name for the platform of this process. */
export function thisPlatform(): string {
  const { platform: os, arch: cpu } = process;
  const known = Object.entries(NAMES).find(([, names]) => names.os === os && names.cpu === cpu);
  return known?.[0] ?? `${os}_${cpu}`;
}

/**
 * The version of the standalone provider for a version of the script. They differ because a version must always have the
 * same bytes, and stacks share a plugin cache.
 */
export function standaloneVersion(version: string): string {
  return `${version}${version.includes("-") ? "." : "-"}standalone.${STANDALONE_NODE}`;
}

const STANDALONE = /[-.]standalone\./;

/** Whether a version is that of a standalone provider, with any Node.js. */
export function isStandalone(version: string): boolean {
  return STANDALONE.test(version);
}

/** The version of the script for a version of either provider. */
export function scriptVersion(version: string): string {
  return version.split(STANDALONE)[0]!;
}
