import { resolve } from "node:path";
import { type Command, Option } from "commander";
import { STANDALONE_PLATFORMS, thisPlatform } from "../../package/manifest/platforms";
import {
  missingBundle,
  missingPackage,
  type ProviderPackage,
  providerPackage,
  readPackage,
} from "../../package/manifest/provider-package";
import { standalonePackages } from "../../package/manifest/standalone-package";
import { CommandFailure } from "../endings";
import { notEmpty } from "../not-empty";
import * as words from "./words";

/** The provider that a command works on. */
export interface PackageFlags {
  readonly package?: string;
  readonly runtime: "node" | "standalone";
  readonly platform?: readonly string[];
}

/** Adds the options that {@link packagesOf} reads. */
export function withPackageOptions(command: Command): Command {
  return command
    .option("--package <folder>", "the provider that cckm provider bundle made there, not the CCKM provider", notEmpty)
    .addOption(
      new Option("--runtime <runtime>", "what runs the provider: Node.js of the machine, or the one inside of it")
        .choices(["node", "standalone"])
        .default("node"),
    )
    .addOption(
      new Option(
        "--platform <platform...>",
        "the platforms of the standalone provider; default: the one that this runs on",
      ).choices(STANDALONE_PLATFORMS),
    );
}

/**
 * The requested packages.
 * @throws CommandFailure for a missing package, and for options that exclude each other.
 */
export function packagesOf({ package: folder, runtime, platform }: PackageFlags): ProviderPackage[] {
  if (runtime === "standalone" && folder !== undefined) throw new CommandFailure(words.standaloneOfPackage({}));
  if (runtime === "node" && platform !== undefined) throw new CommandFailure(words.platformOfScript({}));
  if (runtime === "standalone") return refusable(() => standalonePackages(platform ?? [thisPlatform()]));
  const built = refusable(() => (folder === undefined ? providerPackage() : readPackage(folder)));
  if (!built) throw new CommandFailure(folder === undefined ? missingPackage() : missingBundle(resolve(folder)));
  return [built];
}

/** Converts user-facing errors to command failures. */
export function refusable<T>(work: () => T): T {
  try {
    return work();
  } catch (cause) {
    throw new CommandFailure((cause as Error).message, { cause });
  }
}
