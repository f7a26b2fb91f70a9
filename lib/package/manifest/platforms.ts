/** The platforms that the script is placed for, all with the same bytes; Terraform on Windows starts no script. */
export const SCRIPT_PLATFORMS = ["linux_amd64", "linux_arm64", "darwin_amd64", "darwin_arm64"] as const;

/** Node's names for a platform, which npm's `--os` and `--cpu` take. */
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

/** The platforms that there is a standalone provider for, as Terraform names them. */
export const STANDALONE_PLATFORMS: readonly string[] = Object.keys(NAMES);

/** The version of Node.js inside a standalone provider. It is part of the provider's version, for it is part of its bytes. */
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
 * The version of the standalone provider that belongs to a version of the script. They differ: one version has the same
 * bytes for ever, and stacks share a plugin cache.
 */
export function standaloneVersion(version: string): string {
  return `${version}${version.includes("-") ? "." : "-"}standalone.${STANDALONE_NODE}`;
}
