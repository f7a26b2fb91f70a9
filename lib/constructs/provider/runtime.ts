import type { Construct } from "constructs";
import { nodePlatform, STANDALONE_PLATFORMS, thisPlatform } from "../../package/manifest/platforms";
import { isObject } from "../../schema";
import { inOneLine, type Message } from "../../words";
import { isSet } from "../base/is-set";
import { platformsOfScript, platformsUnknown, runtimeUnknown } from "../words";

/** Runtimes of the provider, for `runtime` of a `CckmProvider`. */
export class ProviderRuntime {
  /** The Node.js on the PATH of the machine that Terraform runs on. The default. */
  static readonly NODE = "node";
  /** The Node.js embedded in the provider, a single executable for each platform. */
  static readonly STANDALONE = "standalone";

  private constructor() {}
}

/** Platforms of standalone providers, as Terraform names them, for `platforms` of a `CckmProvider`. */
export class ProviderPlatform {
  /** Linux on x86-64. */
  static readonly LINUX_AMD64 = "linux_amd64";
  /** Linux on ARM, 64 bits. */
  static readonly LINUX_ARM64 = "linux_arm64";
  /** macOS on x86-64. */
  static readonly DARWIN_AMD64 = "darwin_amd64";
  /** macOS on Apple silicon. */
  static readonly DARWIN_ARM64 = "darwin_arm64";
  /** Windows on x86-64. */
  static readonly WINDOWS_AMD64 = "windows_amd64";

  private constructor() {}
}

const RUNTIMES: readonly unknown[] = [ProviderRuntime.NODE, ProviderRuntime.STANDALONE];

interface Given {
  readonly runtime?: unknown;
  readonly platforms?: unknown;
}

/** Whether props ask for the standalone provider. */
export function isStandalone(props: unknown): boolean {
  return isObject(props) && props.runtime === ProviderRuntime.STANDALONE;
}

/**
 * The platforms to place a standalone provider for; undefined for the Node.js script. Invalid values are reported at
 * synth.
 */
export function readRuntime(construct: Construct, { runtime, platforms }: Given): string[] | undefined {
  const refuse = (name: string, message: Message<"error">) =>
    construct.node.addValidation({ validate: () => [`${name}: ${inOneLine(message)}`] });
  if (isSet(runtime) && !RUNTIMES.includes(runtime)) {
    refuse("runtime", runtimeUnknown({ got: runtime, allowed: RUNTIMES as string[] }));
    return undefined;
  }
  if (runtime !== ProviderRuntime.STANDALONE) {
    if (isSet(platforms)) refuse("platforms", platformsOfScript({}));
    return undefined;
  }
  const wanted = isSet(platforms) ? platforms : [thisPlatform()];
  if (Array.isArray(wanted) && wanted.length > 0 && wanted.every(isKnown)) return wanted;
  refuse("platforms", platformsUnknown({ got: wanted, allowed: STANDALONE_PLATFORMS }));
  return [];
}

function isKnown(platform: unknown): platform is string {
  return typeof platform === "string" && nodePlatform(platform) !== undefined;
}
