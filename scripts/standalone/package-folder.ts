import { chmodSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { h1 } from "../../lib/package/manifest/h1";
import { nodePlatform, STANDALONE_NODE, standaloneVersion } from "../../lib/package/manifest/platforms";
import type { ProviderPackage } from "../../lib/package/manifest/provider-package";
import { standaloneName } from "../../lib/package/manifest/standalone-package";

/** What the npm package of a standalone provider is made of. */
export interface StandaloneParts {
  /** The platform as Terraform names it, one of those that there is a provider for. */
  readonly platform: string;
  /** The script that it has inside. */
  readonly script: Pick<ProviderPackage, "source" | "version" | "folder">;
  /** Version of the npm package: that of cdktf-cckm. */
  readonly release: string;
  /** The executable. */
  readonly executable: string;
  readonly nodeLicence: string;
}

/** The folder of a platform's package below the folder of all. */
export function folderOf(all: string, platform: string): string {
  return join(all, standaloneName(nodePlatform(platform)!).split("/")[1]!);
}

/** Writes the npm package of a platform into a folder below `all`, and returns that folder. */
export function writeStandalone(all: string, { platform, script, release, executable, nodeLicence }: StandaloneParts) {
  const names = nodePlatform(platform)!;
  const folder = folderOf(all, platform);
  mkdirSync(folder, { recursive: true });
  const end = names.os === "win32" ? ".exe" : "";
  const version = standaloneVersion(script.version);
  const name = `terraform-provider-${script.source.split("/").at(-1)}`;
  const own = `${name}${end}`;
  copyFileSync(executable, join(folder, own));
  chmodSync(join(folder, own), 0o755);
  const placed = `${name}_v${version}${end}`;
  const manifest = {
    source: script.source,
    version,
    platform,
    h1: h1({ [placed]: readFileSync(executable) }),
    files: { [placed]: own },
  };
  const json = {
    name: standaloneName(names),
    version: release,
    description: `The Terraform provider of cdktf-cckm for ${platform}, with Node.js ${STANDALONE_NODE} inside.`,
    license: "Apache-2.0",
    repository: { type: "git", url: "git+https://github.com/cdktf-cckm/cdktf-cckm.git" },
    os: [names.os],
    cpu: [names.cpu],
    preferUnplugged: true,
  };
  writeFileSync(join(folder, "package.json"), `${JSON.stringify(json, null, 2)}\n`);
  writeFileSync(join(folder, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  writeFileSync(join(folder, "NODE-LICENSE.txt"), nodeLicence);
  copyFileSync(join(__dirname, "../../LICENSE"), join(folder, "LICENSE"));
  copyFileSync(join(script.folder, "THIRD-PARTY-LICENSES.txt"), join(folder, "THIRD-PARTY-LICENSES.txt"));
  writeFileSync(
    join(folder, "README.md"),
    `# ${json.name}\n\n${json.description} See docs/standalone.md of cdktf-cckm.\n`,
  );
  return folder;
}
