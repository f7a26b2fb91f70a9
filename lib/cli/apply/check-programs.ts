import type { Manifest } from "../../change-set";
import { PROVIDER_SOURCE } from "../../contract";
import { npmPackage } from "../../package/manifest/npm-package";
import { type ProviderPackage, providerPackage } from "../../package/manifest/provider-package";
import { Refusal } from "../failure";
import { engineIdentity, fileHash } from "../plan/engine-identity";
import type { Engine } from "../stacks";

/**
 * Holds the programs of this machine against those that planned, before anything of the change set is started.
 * @returns the provider to place; undefined where no stack has it
 * @throws Refusal that names what was planned with and what is here
 */
export async function checkPrograms(
  manifest: Manifest,
  engine: Engine,
  env: NodeJS.ProcessEnv,
): Promise<ProviderPackage | undefined> {
  const planned = manifest.engine;
  // A program that is not the one that planned is asked for its version and nothing else; one that is may still be a switch
  // between versions.
  const isSame = fileHash(engine.program, env) === planned.sha256;
  const here = await engineIdentity(engine, env);
  const sameVersion = here.name === planned.name && here.version === planned.version;
  if (!isSame || !sameVersion) {
    throw new Refusal(
      sameVersion
        ? `The file of ${planned.name} ${planned.version} here (${engine.program}) has another SHA-256 than the one that planned: ${here.sha256}, planned with ${planned.sha256}. Install the same build; or plan and apply here: cckm apply --expect <intent> without a file.`
        : `The change set was planned by ${planned.name} ${planned.version}; here ${engine.program} is ${here.name} ${here.version}, which cannot apply it. Install ${planned.name} ${planned.version} (TERRAFORM_BINARY_NAME names it), or plan again.`,
    );
  }
  const version = npmPackage().version;
  if (manifest.package !== version) {
    throw new Refusal(
      `The change set was planned by cdktf-cckm ${manifest.package}; here is ${version}. Install that version, or plan again.`,
    );
  }
  return checkProvider(manifest);
}

function checkProvider({ stacks }: Manifest): ProviderPackage | undefined {
  const locked = stacks.flatMap(({ name, providers }) => {
    const own = providers[PROVIDER_SOURCE];
    return own ? [{ name, ...own }] : [];
  });
  if (locked.length === 0) return undefined;
  const built = providerPackage();
  if (!built) throw new Refusal("The provider of cdktf-cckm is not built here. Install the package again.");
  const other = locked.find(({ version, hashes }) => version !== built.version || !hashes.includes(built.h1));
  if (!other) return built;
  throw new Refusal(
    `${other.name} was planned with the provider ${other.version} (${other.hashes.join(", ")}); this package has ${built.version} (${built.h1}). Install the package that planned, or plan again.`,
  );
}
