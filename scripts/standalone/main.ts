import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { npmPackage } from "../../lib/package/manifest/npm-package";
import { missingPackage, providerPackage } from "../../lib/package/manifest/provider-package";
import { makeExecutable, sign } from "./executable";
import { fetchNodes, licenceOf, nodeOf } from "./nodes";
import { folderOf, writeStandalone } from "./package-folder";
import { ownTarget, TARGETS, type Target } from "./targets";

const ROOT = resolve(__dirname, "../..");
const OUT = join(ROOT, "build/standalone");
const NODES = join(ROOT, "build/standalone-nodes");

/**
 * `npm run standalone` writes an npm package for each platform to build/standalone: `-- --platform linux_amd64` for some
 * alone, `--twice` to make each twice and compare the bytes.
 */
function main(): void {
  const { values } = parseArgs({
    options: { platform: { type: "string", multiple: true }, twice: { type: "boolean", default: false } },
  });
  const targets = chosen(values.platform);
  const script = providerPackage();
  if (!script) throw new Error(missingPackage());
  const own = ownTarget();
  fetchNodes(
    NODES,
    TARGETS.filter((target) => target === own || targets.includes(target)),
  );
  mkdirSync(OUT, { recursive: true });
  const make = (target: Target): string => {
    const out = join(OUT, `${target.platform}.made`);
    makeExecutable({ builder: nodeOf(NODES, own), into: nodeOf(NODES, target), script, out });
    return out;
  };
  for (const target of targets) {
    const { platform } = target;
    rmSync(folderOf(OUT, platform), { recursive: true, force: true });
    const executable = make(target);
    const first = sha256(executable);
    if (values.twice && sha256(make(target)) !== first) throw new Error(`${platform}: two builds differ`);
    const unsigned = target.os === "darwin" && !sign(executable);
    const parts = { platform, script, release: npmPackage().version, executable, nodeLicence: licenceOf(NODES, own) };
    const folder = writeStandalone(OUT, parts);
    rmSync(executable);
    const note = unsigned ? "; not signed, so that macOS will not start it: run this on macOS" : "";
    console.log(`${folder}: ${first.slice(0, 16)}${values.twice ? ", twice the same" : ""}${note}`);
  }
}

function chosen(platforms: readonly string[] | undefined): readonly Target[] {
  if (!platforms) return TARGETS;
  return platforms.map((platform) => {
    const target = TARGETS.find((known) => known.platform === platform);
    if (target) return target;
    throw new Error(
      `Expected --platform to be one of ${TARGETS.map((known) => known.platform).join(", ")}, got ${platform}.`,
    );
  });
}

function sha256(file: string): string {
  return createHash("sha256").update(readFileSync(file)).digest("hex");
}

try {
  main();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
