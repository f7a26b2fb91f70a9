import type { Manifest } from "../../change-set";
import { PROVIDER_SOURCE } from "../../contract";
import { npmPackage } from "../../package/manifest/npm-package";
import { standaloneVersion, thisPlatform } from "../../package/manifest/platforms";
import { type ProviderPackage, providerPackage } from "../../package/manifest/provider-package";
import { standalonePackages } from "../../package/manifest/standalone-package";
import { Refusal } from "../endings";
import { engineIdentity } from "../plan/engine-identity";
import type { Engine } from "../stacks";
import * as words from "./words";

/**
 * Compares the programs of this machine with those that made the plan, before anything of the change set is started.
 * @returns the provider to place; undefined if no stack needs it
 * @throws Refusal that names the planned and the present version
 */
export async function checkPrograms(
  manifest: Manifest,
  engine: Engine,
  env: NodeJS.ProcessEnv,
): Promise<ProviderPackage | undefined> {
  const planned = manifest.engine;
  const here = await engineIdentity(engine, env);
  // An identical program may still be a wrapper that switches versions.
  const isSame = here.sha256 === planned.sha256;
  const sameVersion = here.name === planned.name && here.version === planned.version;
  if (!isSame || !sameVersion) {
    const told = {
      planned: `${planned.name} ${planned.version}`,
      here: `${here.name} ${here.version}`,
      program: engine.program,
    };
    throw new Refusal(
      sameVersion ? words.otherBuild({ ...told, own: here.sha256, theirs: planned.sha256 }) : words.otherEngine(told),
    );
  }
  const version = npmPackage().version;
  if (manifest.package !== version) {
    throw new Refusal(words.otherPackage({ planned: manifest.package, here: version }));
  }
  return checkProvider(manifest);
}

function checkProvider({ stacks }: Manifest): ProviderPackage | undefined {
  const locked = stacks.flatMap(({ name, providers }) => {
    const own = providers[PROVIDER_SOURCE];
    return own ? [{ name, ...own }] : [];
  });
  if (locked.length === 0) return undefined;
  const script = providerPackage();
  if (!script) throw new Refusal(words.notBuilt({}));
  const isStandalone = locked.every(({ version }) => version === standaloneVersion(script.version));
  const built = isStandalone ? standaloneHere() : script;
  const other = locked.find(({ version, hashes }) => version !== built.version || !hashes.includes(built.h1));
  if (!other) return built;
  throw new Refusal(
    words.otherProvider({
      name: other.name,
      planned: `${other.version} (${other.hashes.join(", ")})`,
      here: `${built.version} (${built.h1})`,
    }),
  );
}

function standaloneHere(): ProviderPackage {
  try {
    return standalonePackages([thisPlatform()])[0]!;
  } catch (cause) {
    throw new Refusal((cause as Error).message, { cause });
  }
}
