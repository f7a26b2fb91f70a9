import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, TerraformStack, Testing } from "cdktf";
import { CckmProvider, type CckmProviderProps, ProviderPlatform, ProviderRuntime } from "../../../../lib";
import { folderOf, writeStandalone } from "../../../../scripts/standalone/package-folder";
import { hashOf, packageOf } from "../../../support/provider-package";

const SOURCE = "terraform.local/cdktf-cckm/cckm";
const VERSION = "1.0.0-standalone.26.10.0";
const PROGRAM = `terraform-provider-cckm_v${VERSION}`;
const temporary = mkdtempSync(join(tmpdir(), "standalone-"));
const before = { ...process.env };

let outdir: string;
let script: string;
let packages: string;
beforeEach(() => {
  outdir = mkdtempSync(join(temporary, "out-"));
  script = packageOf(mkdtempSync(join(temporary, "script-")), SOURCE, "1.0.0", "// 1.0.0");
  packages = mkdtempSync(join(temporary, "packages-"));
  process.env.CCKM_PROVIDER_PACKAGE = script;
  process.env.CCKM_STANDALONE_PACKAGES = packages;
});
afterAll(() => {
  rmSync(temporary, { recursive: true, force: true });
  for (const name of ["CCKM_PROVIDER_PACKAGE", "CCKM_STANDALONE_PACKAGES"]) {
    if (before[name] === undefined) delete process.env[name];
    else process.env[name] = before[name];
  }
});

/** The npm package of a platform, as `npm run standalone` writes it, with a text for the executable. */
function publish(platform: string, version = "1.0.0"): string {
  const executable = join(temporary, "executable");
  writeFileSync(executable, `${platform} ${version}`);
  const parts = { script: { source: SOURCE, version, folder: script }, release: version, nodeLicence: "text" };
  return writeStandalone(packages, { ...parts, platform, executable });
}

function synth(...all: CckmProviderProps[]): void {
  const app = Testing.stubVersion(new App({ outdir, stackTraces: false }));
  const stack = new TerraformStack(app, "dev");
  for (const [index, props] of all.entries()) {
    new CckmProvider(stack, `cckm${index}`, index === 0 ? props : { ...props, alias: `number${index}` });
  }
  app.synth();
}

const placed = (...path: string[]) => join(outdir, "stacks/dev/terraform.d/plugins", SOURCE, ...path);
const lock = () => readFileSync(join(outdir, "stacks/dev/.terraform.lock.hcl"), "utf8");
const standalone = (...platforms: string[]): CckmProviderProps => ({ runtime: "standalone", platforms });

test("each platform gets its own executable, and the lock file the hash of each", () => {
  const hashes = ["linux_amd64", "windows_amd64"].map((platform) => hashOf(publish(platform)));
  synth({
    runtime: ProviderRuntime.STANDALONE,
    platforms: [ProviderPlatform.LINUX_AMD64, ProviderPlatform.WINDOWS_AMD64],
  });
  expect(readdirSync(placed(VERSION))).toEqual(["linux_amd64", "windows_amd64"]);
  expect(readFileSync(placed(VERSION, "linux_amd64", PROGRAM), "utf8")).toBe("linux_amd64 1.0.0");
  expect(statSync(placed(VERSION, "linux_amd64", PROGRAM)).mode & 0o777).toBe(0o755);
  expect(readdirSync(placed(VERSION, "windows_amd64"))).toEqual([`${PROGRAM}.exe`]);
  expect(lock()).toContain(`version     = "${VERSION}"`);
  for (const hash of hashes) expect(lock()).toContain(`"${hash}"`);
  const { terraform } = JSON.parse(readFileSync(join(outdir, "stacks/dev/cdk.tf.json"), "utf8"));
  expect(terraform.required_providers.cckm).toEqual({ source: SOURCE, version: VERSION });
});

test("a platform that is no longer named is removed, one that comes is added to the lock file", () => {
  const [one, other] = ["linux_amd64", "darwin_arm64"].map((platform) => hashOf(publish(platform)));
  synth(standalone("linux_amd64"));
  synth(standalone("darwin_arm64"));
  expect(readdirSync(placed(VERSION))).toEqual(["darwin_arm64"]);
  expect(lock()).toContain(one);
  expect(lock()).toContain(other);
});

test("a stack that goes back to Node.js of the machine has the script alone", () => {
  publish("linux_amd64");
  synth(standalone("linux_amd64"));
  synth({});
  expect(readdirSync(placed())).toEqual(["1.0.0"]);
  expect(readdirSync(placed("1.0.0"))).toHaveLength(4);
  expect(lock()).not.toContain("standalone");
});

test("with install: false the stack requires the standalone provider, which a mirror has", () => {
  synth({ runtime: "standalone", platforms: ["linux_amd64"], install: false });
  expect(existsSync(placed())).toBe(false);
  expect(readFileSync(join(outdir, "stacks/dev/cdk.tf.json"), "utf8")).toContain(VERSION);
});

test("every platform without its package is named, with the command that installs it", () => {
  publish("linux_amd64");
  const missing =
    /linux_arm64; it is not\..*npm install --os linux --cpu arm64 --save-optional @cdktf-cckm\/provider-linux-arm64@/;
  const windows = /npm install --os win32 --cpu x64 --save-optional @cdktf-cckm\/provider-win32-x64@/;
  const synthesized = () => synth(standalone("linux_amd64", "linux_arm64", "windows_amd64"));
  expect(synthesized).toThrow(missing);
  expect(synthesized).toThrow(windows);
});

test("a package of another release is refused, with both versions", () => {
  publish("linux_amd64", "0.9.0");
  expect(() => synth(standalone("linux_amd64"))).toThrow(
    `Expected @cdktf-cckm/provider-linux-x64 to hold ${VERSION} for linux_amd64, got 0.9.0-standalone.26.10.0 for linux_amd64.`,
  );
});

test("a package whose executable was changed is refused", () => {
  publish("linux_amd64");
  writeFileSync(join(folderOf(packages, "linux_amd64"), "terraform-provider-cckm"), "changed");
  expect(() => synth(standalone("linux_amd64"))).toThrow("Damaged provider package");
});

test.each<[string, CckmProviderProps, string]>([
  [
    "an unknown runtime",
    { runtime: "bun" },
    'runtime: Invalid value. Expected runtime to be one of node, standalone, got "bun".',
  ],
  [
    "an unknown platform",
    standalone("solaris_amd64"),
    "platforms: Invalid value. Expected platforms to be a list, not empty, of linux_amd64,",
  ],
  ["no platform", standalone(), "platforms: Invalid value."],
  ["platforms of the script", { platforms: ["linux_amd64"] }, 'Expected platforms together with runtime: "standalone"'],
])("%s is refused with what is allowed", (_, props, message) => {
  expect(() => synth(props)).toThrow(message);
});

test("two runtimes in a stack are refused, two lists of platforms are both placed", () => {
  for (const platform of ["linux_amd64", "linux_arm64"]) publish(platform);
  expect(() => synth(standalone("linux_amd64"), {})).toThrow(
    "Expected every CckmProvider of dev to have the same runtime",
  );
  synth(standalone("linux_amd64"), standalone("linux_arm64"));
  expect(readdirSync(placed(VERSION))).toEqual(["linux_amd64", "linux_arm64"]);
});
