import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readManifest } from "../../../../lib/package/manifest/manifest";
import { packageOf } from "../../../support/provider-package";

const temporary = mkdtempSync(join(tmpdir(), "manifest-"));
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

const SOURCE = "terraform.local/acme/acme";
const PROGRAM = "terraform-provider-acme_v1.0.0";

/** A good package in which the manifest says something else. */
function packageSaying(fields: Record<string, unknown>): string {
  const folder = packageOf(mkdtempSync(join(temporary, "package-")), SOURCE, "1.0.0", "code");
  const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
  writeFileSync(join(folder, "manifest.json"), JSON.stringify({ ...manifest, ...fields }));
  return folder;
}

test("a manifest that the bundler wrote is read", () => {
  expect(readManifest(packageSaying({}))).toEqual({
    source: SOURCE,
    version: "1.0.0",
    h1: expect.stringMatching(/^h1:[A-Za-z0-9+/]{43}=$/),
    files: { [PROGRAM]: "terraform-provider-acme", "provider.js": "provider.js", "package.json": "package.json" },
  });
});

test.each([
  ["a source that climbs", { source: "../../acme" }],
  ["a source of dots", { source: "../acme/acme" }],
  ["a source that is absolute", { source: "/etc/acme/acme" }],
  ["a source with a dot segment", { source: "terraform.local/../acme" }],
  ["a source of two parts", { source: "acme/acme" }],
  ["no source", { source: undefined }],
  ["a version that climbs", { version: "../1.0.0" }],
  ["a version with a folder", { version: "1.0.0-a/../../b" }],
  ["a version that is a range", { version: ">= 1.0.0" }],
  ["a version with a line end", { version: "1.0.0\n" }],
  ["a file placed above", { files: { [PROGRAM]: "package.json", "../../evil": "package.json" } }],
  ["a file placed at an absolute path", { files: { [PROGRAM]: "package.json", "/tmp/evil": "package.json" } }],
  ["a file placed with a backslash", { files: { [PROGRAM]: "package.json", "..\\evil": "package.json" } }],
  ["a file taken from above", { files: { [PROGRAM]: "../other/program" } }],
  ["a file taken from an absolute path", { files: { [PROGRAM]: "/etc/passwd" } }],
  ["a hidden file", { files: { [PROGRAM]: "package.json", ".npmrc": "package.json" } }],
  ["a file that is none", { files: { [PROGRAM]: 7 } }],
  ["files as a list", { files: [PROGRAM] }],
  ["no program", { files: { "package.json": "package.json" } }],
  ["a program that is not there", { files: { [PROGRAM]: "none" } }],
  ["another hash", { h1: "h1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=" }],
  ["a platform, which only a standalone provider has", { platform: "linux_amd64" }],
  ["no hash", { h1: undefined }],
])("a manifest with %s is refused", (_, fields) => {
  expect(() => readManifest(packageSaying(fields))).toThrow(
    /^Damaged provider package\. .*manifest\.json: expected .+, got .+\. Build it again, or install the package again\. \(package-damaged\)$/,
  );
});

test.each(["", "null", "[]", "7", '"text"'])("a manifest of %j is refused", (text) => {
  const folder = packageSaying({});
  writeFileSync(join(folder, "manifest.json"), text);
  expect(() => readManifest(folder)).toThrow("Damaged provider package.");
});

test("a folder in the place of a package's file, and bytes that are not those that were built, are refused", () => {
  const replaced = packageSaying({});
  rmSync(join(replaced, "provider.js"));
  mkdirSync(join(replaced, "provider.js"));
  expect(() => readManifest(replaced)).toThrow("got none with the name provider.js.");
  const changed = packageSaying({});
  writeFileSync(join(changed, "provider.js"), "code!");
  expect(() => readManifest(changed)).toThrow(/expected h1 to be that of the files, h1:.+, got "h1:/);
});
