import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { inOneLine, type Message } from "../../words";
import { notBuilt, notBundled, notInstalled } from "../words";
import { type ProviderManifest, readManifest } from "./manifest";
import { packageRoot } from "./package-root";

export type { ProviderManifest } from "./manifest";

/** The built provider: its manifest and the folder it lies in. */
export interface ProviderPackage extends ProviderManifest {
  readonly folder: string;
}

const packages = new Map<string, ProviderPackage>();

/**
 * Where the built CCKM provider lies; undefined in a bundled app that has no package beside it. `CCKM_PROVIDER_PACKAGE`
 * names another folder, for a provider built elsewhere.
 */
function packageFolder(): string | undefined {
  if (process.env.CCKM_PROVIDER_PACKAGE) return resolve(process.env.CCKM_PROVIDER_PACKAGE);
  const root = packageRoot();
  return root && join(root, "dist/terraform-provider");
}

/**
 * The built CCKM provider; undefined where it was not built.
 * @throws Error where its files are not what was built.
 */
export function providerPackage(): ProviderPackage | undefined {
  const folder = packageFolder();
  return folder === undefined ? undefined : readPackage(folder);
}

/**
 * The provider that was built into a folder; undefined where there is none.
 * @throws Error where its files are not what was built.
 */
export function readPackage(path: string): ProviderPackage | undefined {
  const folder = resolve(path);
  const known = packages.get(folder);
  if (known) return known;
  if (!existsSync(join(folder, "manifest.json"))) return undefined;
  const built: ProviderPackage = { ...readManifest(folder), folder };
  packages.set(folder, built);
  return built;
}

/** What to say where the built provider is missing. */
export function packageMissing(): Message {
  const folder = packageFolder();
  return folder === undefined ? notInstalled({}) : notBuilt({ folder });
}

/** The same in one line. */
export function missingPackage(): string {
  return inOneLine(packageMissing());
}

/** What to say where a team's own provider is missing. */
export function missingBundle(folder: string): string {
  return inOneLine(notBundled({ folder }));
}
