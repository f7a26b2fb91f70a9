import { resolve } from "node:path";
import { Command } from "commander";
import { writeMirror } from "../../package/mirror/mirror";
import { CommandFailure } from "../endings";
import { notEmpty } from "../not-empty";
import { type PackageFlags, packagesOf, withPackageOptions } from "./packages";

/** `cckm provider mirror`: writes the provider in the layout of a Terraform mirror. */
export function mirrorCommand(): Command {
  const command = new Command("mirror")
    .description("Write the provider into a folder that is a filesystem mirror, and behind https a network mirror.")
    .exitOverride()
    .argument("<dir>", "the mirror's folder; what it has of other versions and platforms stays", notEmpty)
    .showHelpAfterError("(cckm provider mirror --help shows what is allowed)");
  return withPackageOptions(command).action(run);
}

async function run(dir: string, flags: PackageFlags): Promise<void> {
  const directory = resolve(dir);
  const packages = packagesOf(flags);
  const { source, version } = packages[0]!;
  try {
    for (const { platform, file, hashes } of await writeMirror(directory, packages)) {
      process.stdout.write(`${platform}: ${file}\n${hashes.map((hash) => `  ${hash}\n`).join("")}`);
    }
  } catch (cause) {
    throw new CommandFailure((cause as Error).message, { cause });
  }
  process.stdout.write(`${source} ${version} is in ${directory}. In the CLI configuration of Terraform:

provider_installation {
  filesystem_mirror {
    path    = ${JSON.stringify(directory)}
    include = ["${source}"]
  }
  direct {
    exclude = ["${source}"]
  }
}

Behind an https server, in place of filesystem_mirror: network_mirror { url = "https://<server>/<path>/" }.
`);
}
