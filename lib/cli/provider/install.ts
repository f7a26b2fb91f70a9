import { existsSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { Command } from "commander";
import {
  missingBundle,
  missingPackage,
  type ProviderPackage,
  providerPackage,
  readPackage,
} from "../../package/manifest/provider-package";
import { install } from "../../package/place/install";
import { CommandFailure } from "../endings";
import { bundleCommand } from "./bundle";
import * as words from "./words";

/** `cckm provider`: the Terraform provider for projects that are written in HCL, and providers of one's own. */
export function providerCommand(): Command {
  // Set here too: the settings of the program reach only its own subcommands.
  const provider = new Command("provider")
    .description("The Terraform provider for a folder of HCL, and providers of your own.")
    .exitOverride();
  provider
    .command("install")
    .description("Put the provider into a folder of HCL and into its lock file, so that terraform init finds it.")
    .argument("[dir]", "the folder in which terraform is run", ".")
    .option("--package <folder>", "install the provider that cckm provider bundle made there, not the CCKM provider")
    .showHelpAfterError("(cckm provider install --help shows what is allowed)")
    .action(run);
  provider.addCommand(bundleCommand());
  return provider;
}

function run(dir: string, options: { package?: string }): void {
  const directory = resolve(dir);
  if (!existsSync(directory) || !statSync(directory).isDirectory()) {
    throw new CommandFailure(words.noFolder({ directory }));
  }
  const built = refusable(() => builtProvider(options.package));
  refusable(() => install(directory, [], [built]));
  process.stdout.write(`Provider ${built.version} is in ${directory}/terraform.d and in its lock file.
Require it in the Terraform files, then run terraform init:

terraform {
  required_providers {
    ${built.source.split("/").at(-1)} = {
      source  = "${built.source}"
      version = "${built.version}"
    }
  }
}
`);
}

function builtProvider(folder: string | undefined): ProviderPackage {
  const built = folder === undefined ? providerPackage() : readPackage(folder);
  if (!built) throw new Error(folder === undefined ? missingPackage() : missingBundle(resolve(folder)));
  return built;
}

function refusable<T>(work: () => T): T {
  try {
    return work();
  } catch (cause) {
    throw new CommandFailure((cause as Error).message, { cause });
  }
}
