import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { inOneLine } from "../../words";
import { standaloneMissing, standaloneOther } from "../words";
import { npmPackage } from "./npm-package";
import { packageRoot } from "./package-root";
import { type NodePlatform, nodePlatform, standaloneVersion } from "./platforms";
import { missingPackage, type ProviderPackage, providerPackage, readPackage } from "./provider-package";

/** The npm package with the standalone provider for a platform. */
export function standaloneName({ os, cpu }: NodePlatform): string {
  return `@cdktf-cckm/provider-${os}-${cpu}`;
}

/**
 * The standalone providers for some platforms, from the installed npm packages. `CCKM_STANDALONE_PACKAGES` names another
 * folder with them, as written by `npm run standalone`.
 * @param platforms in Terraform's format, each one of `STANDALONE_PLATFORMS`
 * @throws Error for a platform whose package is missing or of another release, with the command that installs it.
 */
export function standalonePackages(platforms: readonly string[]): ProviderPackage[] {
  const script = providerPackage();
  if (!script) throw new Error(missingPackage());
  const version = standaloneVersion(script.version);
  return [...new Set(platforms)].map((platform) => standalonePackage(platform, version));
}

function standalonePackage(platform: string, version: string): ProviderPackage {
  const names = nodePlatform(platform)!;
  const name = standaloneName(names);
  const release = npmPackage().version;
  const folder = folderOf(name);
  const found = folder === undefined ? undefined : readPackage(folder);
  if (!found) throw new Error(inOneLine(standaloneMissing({ platform, name, release, ...names })));
  if (found.version !== version || found.platform !== platform) {
    const got = `${found.version} for ${found.platform ?? "every platform"}`;
    throw new Error(inOneLine(standaloneOther({ platform, name, release, ...names, expected: version, got })));
  }
  return found;
}

function folderOf(name: string): string | undefined {
  const elsewhere = process.env.CCKM_STANDALONE_PACKAGES;
  if (elsewhere) {
    const folder = resolve(elsewhere, name.slice(name.indexOf("/") + 1));
    return existsSync(folder) ? folder : undefined;
  }
  const places = [packageRoot(), process.cwd()].filter((place) => place !== undefined);
  return places.map((from) => installedFrom(from, name)).find((folder) => folder !== undefined);
}

function installedFrom(folder: string, name: string): string | undefined {
  try {
    return dirname(createRequire(join(folder, "any.js")).resolve(`${name}/package.json`));
  } catch {
    return undefined;
  }
}
