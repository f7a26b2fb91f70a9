import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { Command } from "commander";
import { bundleProvider } from "../../package/make";
import { CommandFailure } from "../endings";
import { notEmpty } from "../not-empty";

interface Flags {
  readonly source: string;
  readonly out: string;
  readonly release?: boolean;
}

/** `cckm provider bundle`: prepares your own provider for `PlacedProvider`. */
export function bundleCommand(): Command {
  return new Command("bundle")
    .description(
      "Bundle a provider written with cdktf-cckm/plugin into a folder that a stack can place. Needs esbuild.",
    )
    .exitOverride()
    .argument("<entry>", "the file that calls serve(…), TypeScript or JavaScript", notEmpty)
    .requiredOption("--source <address>", "the provider's address, such as terraform.local/acme/vaults", notEmpty)
    .option("--out <folder>", "folder to write to; a bundle in it is replaced", notEmpty, "dist/terraform-provider")
    .option("--release", "use the version of package.json as it is, without a hash of the content")
    .showHelpAfterError("(cckm provider bundle --help shows what is allowed)")
    .action(run);
}

async function run(entry: string, { source, out, release = false }: Flags): Promise<void> {
  const version = versionAbove(resolve(entry));
  try {
    const built = await bundleProvider({ entry, source, out, release, version, root: process.cwd() });
    process.stdout.write(`${built.name} ${built.version}: ${Math.round(built.size / 1024)} KiB in ${out}\n`);
  } catch (cause) {
    throw new CommandFailure((cause as Error).message, { cause });
  }
}

/** The version in the nearest package.json above a file. */
function versionAbove(file: string): string {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    const version = versionIn(join(folder, "package.json"));
    if (version !== undefined) return version;
    if (folder === dirname(folder)) return "0.0.0";
  }
}

function versionIn(manifest: string): string | undefined {
  try {
    const { version } = JSON.parse(readFileSync(manifest, "utf8"));
    return typeof version === "string" ? version : undefined;
  } catch {
    // Such as none: what is wrong with it, esbuild tells.
    return undefined;
  }
}
