import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { inOneLine, type Message } from "../../words";
import { notBuilt, notBundled, notInstalled } from "../words";
import { type ProviderManifest, readManifest } from "./manifest";
import { packageRoot } from "./package-root";

export type { ProviderManifest } from "./manifest";

/** The built provider: its manifest and its folder. */
export interface ProviderPackage extends ProviderManifest {
  readonly folder: string;
}

const packages = new Map<string, ProviderPackage>();

/**
 * The folder of the built CCKM provider; undefined in a bundled app without an installed package. `CCKM_PROVIDER_PACKAGE`
 * overrides it, for a provider built elsewhere.
 */
function packageFolder(): string | undefined {
  if (process.env.CCKM_PROVIDER_PACKAGE) return resolve(process.env.CCKM_PROVIDER_PACKAGE);
  const root = packageRoot();
  return root && join(root, "dist/terraform-provider");
}

/**
 * The built CCKM provider; undefined if it was not built.
 * @throws Error if its files differ from the build.
 */
export function providerPackage(): ProviderPackage | undefined {
  const folder = packageFolder();
  return folder === undefined ? undefined : readPackage(folder);
}

/**
 * The provider that was built into a folder; undefined if there is none.
 * @throws Error if its files differ from the build.
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

/** The message for a missing CCKM provider. */
export function packageMissing(): Message {
  const folder = packageFolder();
  return folder === undefined ? notInstalled({}) : notBuilt({ folder });
}

/** The same message in one line. */
export function missingPackage(): string {
  return inOneLine(packageMissing());
}

/** The message for a missing provider of the user's own. */
export function missingBundle(folder: string): string {
  return inOneLine(notBundled({ folder }));
}
