import { existsSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { Command } from "commander";
import { install } from "../../package/place/install";
import { CommandFailure } from "../endings";
import { notEmpty } from "../not-empty";
import { bundleCommand } from "./bundle";
import { mirrorCommand } from "./mirror";
import { type PackageFlags, packagesOf, refusable, withPackageOptions } from "./packages";
import * as words from "./words";

/** `cckm provider`: the Terraform provider for HCL projects, and your own providers. */
export function providerCommand(): Command {
  // Repeated here, since the program's settings only apply to its direct subcommands.
  const provider = new Command("provider")
    .description("The Terraform provider for a folder of HCL, and providers of your own.")
    .exitOverride();
  const command = provider
    .command("install")
    .description("Put the provider into a folder of HCL and into its lock file, so that terraform init finds it.")
    .argument("[dir]", "the folder in which terraform is run", notEmpty, ".")
    .showHelpAfterError("(cckm provider install --help shows what is allowed)");
  withPackageOptions(command).action(run);
  provider.addCommand(mirrorCommand());
  provider.addCommand(bundleCommand());
  return provider;
}

function run(dir: string, flags: PackageFlags): void {
  const directory = resolve(dir);
  if (!existsSync(directory) || !statSync(directory).isDirectory()) {
    throw new CommandFailure(words.noFolder({ directory }));
  }
  const packages = packagesOf(flags);
  const built = packages[0]!;
  refusable(() => install(directory, [], packages));
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
