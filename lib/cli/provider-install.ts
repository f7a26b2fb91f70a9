import { existsSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { Command } from "commander";
import { install } from "../constructs/placement/install";
import { missingPackage, providerPackage } from "../constructs/placement/provider-package";
import { PROVIDER_SOURCE } from "../contract";
import { CommandFailure } from "./failure";

/** `cckm provider`: the Terraform provider for projects that are written in HCL. */
export function providerCommand(): Command {
  // Set here too: the settings of the program reach only its own subcommands.
  const provider = new Command("provider").description("The Terraform provider, for a folder of HCL.").exitOverride();
  provider
    .command("install")
    .description("Put the provider into a folder of HCL and into its lock file, so that terraform init finds it.")
    .argument("[dir]", "the folder in which terraform is run", ".")
    .showHelpAfterError("(cckm provider install --help shows what is allowed)")
    .action(run);
  return provider;
}

function run(dir: string): void {
  const directory = resolve(dir);
  if (!existsSync(directory) || !statSync(directory).isDirectory()) {
    throw new CommandFailure(`No such folder. Got ${directory}; allowed: an existing folder with Terraform files.`);
  }
  const built = providerPackage();
  if (!built) throw new CommandFailure(missingPackage());
  install(directory, [], built);
  process.stdout.write(`Provider ${built.version} is in ${directory}/terraform.d and in its lock file.
Require it in the Terraform files, then run terraform init:

terraform {
  required_providers {
    cckm = {
      source  = "${PROVIDER_SOURCE}"
      version = "${built.version}"
    }
  }
}
`);
}
