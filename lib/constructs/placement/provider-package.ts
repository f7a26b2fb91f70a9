import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** What the bundler says of the provider that it built. */
export interface ProviderManifest {
  /** Address of the provider: host, namespace and type, such as `terraform.local/cdktf-cckm/cckm`. */
  readonly source: string;
  /** Version of the provider; a development build's ends in a hash of its content. */
  readonly version: string;
  /** Terraform's `h1:` hash of the placed folder. */
  readonly h1: string;
  /** Files of the placed folder by their names there; values are their names in the package. */
  readonly files: Readonly<Record<string, string>>;
}

/** The built provider: its manifest and the folder it lies in. */
export interface ProviderPackage extends ProviderManifest {
  readonly folder: string;
}

const PACKAGE_ROOT = resolve(__dirname, "../../..");
const packages = new Map<string, ProviderPackage>();

/** Where the built CCKM provider lies. `CCKM_PROVIDER_PACKAGE` names another folder, for a provider built elsewhere. */
export function packageFolder(): string {
  return resolve(process.env.CCKM_PROVIDER_PACKAGE || join(PACKAGE_ROOT, "dist/terraform-provider"));
}

/** The built CCKM provider; undefined where it was not built. */
export function providerPackage(): ProviderPackage | undefined {
  return readPackage(packageFolder());
}

/** The provider that was built into a folder; undefined where there is none. */
export function readPackage(path: string): ProviderPackage | undefined {
  const folder = resolve(path);
  const known = packages.get(folder);
  if (known) return known;
  const manifest = join(folder, "manifest.json");
  if (!existsSync(manifest)) return undefined;
  const built: ProviderPackage = { ...(JSON.parse(readFileSync(manifest, "utf8")) as ProviderManifest), folder };
  packages.set(folder, built);
  return built;
}

/** Version of this npm package. */
export function npmVersion(): string {
  return (JSON.parse(readFileSync(join(PACKAGE_ROOT, "package.json"), "utf8")) as { version: string }).version;
}

/** What to say where the built provider is missing. */
export function missingPackage(): string {
  return `Provider not built. There is no provider in ${packageFolder()}. Run \`npm run build\` in the checkout of cdktf-cckm, or install the package again.`;
}

/** What to say where a team's own provider is missing. */
export function missingBundle(folder: string): string {
  return `Provider not built. There is no provider in ${folder}. Run \`cckm provider bundle <entry> --source <host>/<namespace>/<type> --out ${folder}\`.`;
}
