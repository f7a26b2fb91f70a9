import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import yauzl from "yauzl";
import { providerCommand } from "../../../../lib/cli/provider/install";
import { writeStandalone } from "../../../../scripts/standalone/package-folder";
import { hashOf, packageOf } from "../../../support/provider-package";

const SOURCE = "terraform.local/cdktf-cckm/cckm";
const temporary = mkdtempSync(join(tmpdir(), "mirror-"));
const before = { ...process.env };
const script = packageOf(join(temporary, "script"), SOURCE, "1.0.0", "program");
const standalone = join(temporary, "standalone");

let written = "";
let dir: string;
beforeEach(() => {
  written = "";
  dir = mkdtempSync(join(temporary, "dir-"));
  process.env.CCKM_PROVIDER_PACKAGE = script;
  process.env.CCKM_STANDALONE_PACKAGES = standalone;
  jest.spyOn(process.stdout, "write").mockImplementation((text) => {
    written += text;
    return true;
  });
});
afterEach(() => jest.restoreAllMocks());
afterAll(() => {
  rmSync(temporary, { recursive: true, force: true });
  for (const name of ["CCKM_PROVIDER_PACKAGE", "CCKM_STANDALONE_PACKAGES"]) {
    if (before[name] === undefined) delete process.env[name];
    else process.env[name] = before[name];
  }
});

const provider = (...args: string[]) => providerCommand().parseAsync(args, { from: "user" });
const inMirror = (...path: string[]) => join(dir, SOURCE, ...path);
const json = (file: string) => JSON.parse(readFileSync(inMirror(file), "utf8"));
const zh = (file: string) =>
  `zh:${createHash("sha256")
    .update(readFileSync(inMirror(file)))
    .digest("hex")}`;

/** The names and modes in a zip. */
async function entriesOf(file: string): Promise<Record<string, string>> {
  const zip = await yauzl.openPromise(inMirror(file));
  const found: Record<string, string> = {};
  for await (const entry of zip.eachEntry()) {
    found[entry.fileName] = ((entry.externalFileAttributes >>> 16) & 0o777).toString(8);
  }
  return found;
}

function publish(platform: string): string {
  const executable = join(temporary, "executable");
  writeFileSync(executable, platform);
  const parts = { script: { source: SOURCE, version: "1.0.0", folder: script }, release: "1.0.0", nodeLicence: "text" };
  return hashOf(writeStandalone(standalone, { ...parts, platform, executable }));
}

test("cckm provider mirror writes a zip for each platform, with the hashes of Terraform, and says how it is used", async () => {
  await provider("mirror", dir);
  const files = ["darwin_amd64", "darwin_arm64", "linux_amd64", "linux_arm64"].map(
    (platform) => [platform, `terraform-provider-cckm_1.0.0_${platform}.zip`] as const,
  );
  expect(readdirSync(inMirror()).sort()).toEqual(["1.0.0.json", "index.json", ...files.map(([, file]) => file)]);
  expect(json("index.json")).toEqual({ versions: { "1.0.0": {} } });
  expect(json("1.0.0.json")).toEqual({
    archives: Object.fromEntries(
      files.map(([platform, file]) => [platform, { hashes: [hashOf(script), zh(file)], url: file }]),
    ),
  });
  expect(await entriesOf(files[0]![1])).toEqual({
    "terraform-provider-cckm_v1.0.0": "755",
    "package.json": "644",
    "provider.js": "644",
  });
  expect(written).toContain(`filesystem_mirror {\n    path    = "${dir}"\n    include = ["${SOURCE}"]`);
});

test("a mirror has the same bytes whenever, wherever and however often it is made", async () => {
  const file = "terraform-provider-cckm_1.0.0_linux_amd64.zip";
  await provider("mirror", dir);
  const first = readFileSync(inMirror(file));
  const { TZ } = process.env;
  process.env.TZ = "Pacific/Auckland";
  try {
    await provider("mirror", dir);
  } finally {
    if (TZ === undefined) delete process.env.TZ;
    else process.env.TZ = TZ;
  }
  expect(readFileSync(inMirror(file)).equals(first)).toBe(true);
});

test("a mirror keeps what it has of other versions and platforms", async () => {
  const hashes = [publish("linux_amd64"), publish("windows_amd64")];
  await provider("mirror", dir);
  for (const platform of ["linux_amd64", "windows_amd64"]) {
    await provider("mirror", dir, "--runtime", "standalone", "--platform", platform);
  }
  const version = "1.0.0-standalone.26.10.0";
  expect(json("index.json")).toEqual({ versions: { "1.0.0": {}, [version]: {} } });
  const { archives } = json(`${version}.json`);
  expect(Object.keys(archives)).toEqual(["linux_amd64", "windows_amd64"]);
  expect(Object.values(archives).map((one) => (one as { hashes: string[] }).hashes[0])).toEqual(hashes);
  expect(await entriesOf(`terraform-provider-cckm_${version}_windows_amd64.zip`)).toEqual({
    [`terraform-provider-cckm_v${version}.exe`]: "755",
  });
});

test("an index that is none is left as it is", async () => {
  await provider("mirror", dir);
  writeFileSync(inMirror("index.json"), "<html>");
  await expect(provider("mirror", dir)).rejects.toThrow(`Expected ${inMirror("index.json")} to be a JSON object`);
  expect(readFileSync(inMirror("index.json"), "utf8")).toBe("<html>");
});

test("cckm provider install places the standalone provider too", async () => {
  const hash = publish("linux_arm64");
  await provider("install", dir, "--runtime", "standalone", "--platform", "linux_arm64");
  expect(readFileSync(join(dir, ".terraform.lock.hcl"), "utf8")).toContain(hash);
  expect(readdirSync(join(dir, "terraform.d/plugins", SOURCE, "1.0.0-standalone.26.10.0"))).toEqual(["linux_arm64"]);
});

test.each([
  [["--runtime", "standalone", "--platform", "darwin_arm64"], "npm install --os darwin --cpu arm64"],
  [["--runtime", "standalone", "--package", "x"], "Expected --runtime standalone or --package, got both"],
  [["--platform", "linux_amd64"], "Expected --platform together with --runtime standalone"],
])("%j is refused with what to do", async (args, message) => {
  await expect(provider("mirror", dir, ...args)).rejects.toThrow(message);
  expect(readdirSync(dir)).toEqual([]);
});
