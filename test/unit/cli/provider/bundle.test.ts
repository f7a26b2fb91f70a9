import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CommandFailure } from "../../../../lib/cli/endings";
import { providerCommand } from "../../../../lib/cli/provider/install";

const folder = mkdtempSync(join(tmpdir(), "provider-bundle-"));
const out = join(folder, "out");
let written = "";

beforeEach(() => {
  written = "";
  jest.spyOn(process.stdout, "write").mockImplementation((text) => {
    written += text;
    return true;
  });
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "acme", version: "2.1.0" }));
  writeFileSync(join(folder, "main.ts"), 'const text: string = "acme"; console.log(text);');
});
afterEach(() => jest.restoreAllMocks());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const bundle = (entry: string, source: string, ...more: string[]) =>
  providerCommand().parseAsync(["bundle", join(folder, entry), "--source", source, "--out", out, ...more], {
    from: "user",
  });

test("a provider of one's own gets the version of its package, and can be installed for HCL", async () => {
  await bundle("main.ts", "terraform.local/acme/vaults", "--release");
  expect(written).toContain("terraform-provider-vaults 2.1.0: ");
  const manifest = JSON.parse(readFileSync(join(out, "manifest.json"), "utf8"));
  expect(manifest).toMatchObject({ source: "terraform.local/acme/vaults", version: "2.1.0" });

  const hcl = join(folder, "hcl");
  mkdirSync(hcl);
  await providerCommand().parseAsync(["install", hcl, "--package", out], { from: "user" });
  expect(readdirSync(join(hcl, "terraform.d/plugins/terraform.local/acme/vaults"))).toEqual(["2.1.0"]);
  expect(written).toContain('vaults = {\n      source  = "terraform.local/acme/vaults"\n      version = "2.1.0"');
});

test("a development build's version names its content", async () => {
  await bundle("main.ts", "terraform.local/acme/vaults");
  expect(written).toMatch(/terraform-provider-vaults 2\.1\.0-dev\.[a-f][0-9a-f]{11}: /);
});

test.each(["{", "null", '{"version": 7}'])("the version is 0.0.0 where package.json is %s", async (text) => {
  writeFileSync(join(folder, "package.json"), text);
  await bundle("main.ts", "terraform.local/acme/vaults", "--release").catch((error: unknown) => {
    expect(error).toBeInstanceOf(CommandFailure);
    expect(text).toBe("{");
  });
  if (text !== "{") expect(written).toContain("terraform-provider-vaults 0.0.0: ");
});

test.each([
  [
    "main.ts",
    "acme/vaults",
    "No address of a provider. Expected <host>/<namespace>/<type> in lower case, got acme/vaults.",
  ],
  ["none.ts", "terraform.local/acme/vaults", "No provider to bundle. Expected the file that calls serve(…), got "],
])("cckm provider bundle refuses %s for %s", async (entry, source, message) => {
  await expect(bundle(entry, source)).rejects.toThrow(message);
  await expect(bundle(entry, source)).rejects.toBeInstanceOf(CommandFailure);
});

test("a folder without a provider is not installed", async () => {
  const nowhere = join(folder, "nowhere");
  const install = providerCommand().parseAsync(["install", folder, "--package", nowhere], { from: "user" });
  await expect(install).rejects.toThrow(`There is no provider in ${nowhere}. Run \`cckm provider bundle`);
});
