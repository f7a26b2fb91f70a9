import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { thisPlatform } from "../../lib/package/manifest/platforms";
import { providerPackage } from "../../lib/package/manifest/provider-package";
import { canBuild, makeExecutable, sign } from "../../scripts/standalone/executable";
import { nodeOf } from "../../scripts/standalone/nodes";
import { writeStandalone } from "../../scripts/standalone/package-folder";
import { TARGETS } from "../../scripts/standalone/targets";
import { ROOT } from "./cdktf";

/** A Node.js that can make an executable: the one that runs, or what `npm run standalone` fetched; undefined where there is none. */
export function executableMaker(): string | undefined {
  if (canBuild(process.versions.node)) return process.execPath;
  const own = TARGETS.find(({ platform }) => platform === thisPlatform());
  const fetched = own && nodeOf(join(ROOT, "build/standalone-nodes"), own);
  return fetched && existsSync(fetched) ? fetched : undefined;
}

/** Makes the npm package of the standalone provider for this machine, below a folder. */
export function makeStandalone(packages: string, maker: string): void {
  const script = providerPackage();
  if (!script) throw new Error("npm run build comes first");
  const executable = join(packages, "executable");
  writeFileSync(executable, "");
  makeExecutable({ builder: maker, into: maker, script, out: executable });
  sign(executable);
  writeStandalone(packages, { platform: thisPlatform(), script, release: "0.0.0", executable, nodeLicence: "" });
}
