import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Manifest } from "../../../../lib/change-set";
import { checkPrograms } from "../../../../lib/cli/apply/check-programs";
import { engineIdentity } from "../../../../lib/cli/plan/engine-identity";
import { Engine } from "../../../../lib/cli/stacks";
import { npmPackage } from "../../../../lib/package/manifest/npm-package";
import { thisPlatform } from "../../../../lib/package/manifest/platforms";
import { writeStandalone } from "../../../../scripts/standalone/package-folder";
import { hashOf, packageOf } from "../../../support/provider-package";

const SOURCE = "terraform.local/cdktf-cckm/cckm";
const STANDALONE = "1.0.0-standalone.26.10.0";
const temporary = mkdtempSync(join(tmpdir(), "check-programs-"));
const before = { ...process.env };
const script = packageOf(join(temporary, "script"), SOURCE, "1.0.0", "program");

beforeEach(() => {
  process.env.CCKM_PROVIDER_PACKAGE = script;
  process.env.CCKM_STANDALONE_PACKAGES = mkdtempSync(join(temporary, "standalone-"));
});
afterAll(() => {
  rmSync(temporary, { recursive: true, force: true });
  for (const name of ["CCKM_PROVIDER_PACKAGE", "CCKM_STANDALONE_PACKAGES"]) {
    if (before[name] === undefined) delete process.env[name];
    else process.env[name] = before[name];
  }
});

/** Checks a change set of stacks that were planned with these versions of the provider, all with one hash. */
async function check(hash: string, ...versions: string[]) {
  const engine = new Engine(process.env);
  const stacks = versions.map((version, index) => ({
    name: `stack${index}`,
    providers: { [SOURCE]: { version, hashes: [hash] } },
  }));
  const manifest = { engine: await engineIdentity(engine, process.env), package: npmPackage().version, stacks };
  return checkPrograms(manifest as unknown as Manifest, engine, process.env);
}

/** The package of this machine's standalone provider; its hash. */
function publish(): string {
  const executable = join(temporary, "executable");
  writeFileSync(executable, "executable");
  const parts = { script: { source: SOURCE, version: "1.0.0", folder: script }, release: "1.0.0", nodeLicence: "text" };
  const all = process.env.CCKM_STANDALONE_PACKAGES!;
  return hashOf(writeStandalone(all, { ...parts, platform: thisPlatform(), executable }));
}

test("what was planned with the script is applied with the script", async () => {
  expect(await check(hashOf(script), "1.0.0", "1.0.0")).toMatchObject({ version: "1.0.0", h1: hashOf(script) });
});

test("what was planned with the standalone provider is applied with the one of this machine", async () => {
  const hash = publish();
  expect(await check(hash, STANDALONE)).toMatchObject({ version: STANDALONE, platform: thisPlatform(), h1: hash });
});

test("a standalone provider that is not installed here is refused with what installs it", async () => {
  await expect(check("h1:planned=", STANDALONE)).rejects.toThrow(/it is not\. Run `npm install --os/);
});

test("a standalone provider of other bytes than planned is refused", async () => {
  publish();
  await expect(check("h1:planned=", STANDALONE)).rejects.toThrow(`${STANDALONE} (h1:planned=)`);
});

test("stacks of both runtimes in one change set are refused", async () => {
  await expect(check(hashOf(script), "1.0.0", STANDALONE)).rejects.toThrow("stack1");
});
