import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CommandFailure } from "../../../../lib/cli/endings";
import { providerCommand } from "../../../../lib/cli/provider/install";
import { hashOf, packageOf } from "../../../support/provider-package";

const temporary = mkdtempSync(join(tmpdir(), "provider-install-"));
const packages = process.env.CCKM_PROVIDER_PACKAGE;
let written = "";

beforeEach(() => {
  written = "";
  jest.spyOn(process.stdout, "write").mockImplementation((text) => {
    written += text;
    return true;
  });
  const folder = packageOf(join(temporary, "package"), "terraform.local/cdktf-cckm/cckm", "1.0.0", "program");
  process.env.CCKM_PROVIDER_PACKAGE = folder;
});

afterEach(() => {
  jest.restoreAllMocks();
  if (packages === undefined) delete process.env.CCKM_PROVIDER_PACKAGE;
  else process.env.CCKM_PROVIDER_PACKAGE = packages;
});

afterAll(() => rmSync(temporary, { recursive: true, force: true }));

const install = (dir: string) => providerCommand().parseAsync(["install", dir], { from: "user" });

test("cckm provider install gives a folder the provider and the lock, and prints what to paste", async () => {
  const dir = mkdtempSync(join(temporary, "hcl-"));
  const other = 'provider "registry.terraform.io/hashicorp/null" {\n  version = "3.2.4"\n}';
  writeFileSync(join(dir, ".terraform.lock.hcl"), `# kept\n\n${other}\n`);
  await install(dir);
  const placed = join(dir, "terraform.d/plugins/terraform.local/cdktf-cckm/cckm/1.0.0/linux_amd64");
  expect(readFileSync(join(placed, "provider.js"), "utf8")).toBe("program");
  const lock = readFileSync(join(dir, ".terraform.lock.hcl"), "utf8");
  expect(lock).toContain(`# kept\n\n${other}\n`);
  expect(lock).toContain(`"${hashOf(join(temporary, "package"))}"`);
  expect(written).toContain(`    cckm = {
      source  = "terraform.local/cdktf-cckm/cckm"
      version = "1.0.0"
    }`);
});

test("cckm provider install refuses a folder that is not there", async () => {
  const missing = join(temporary, "missing");
  await expect(install(missing)).rejects.toThrow(
    `No such folder. Expected an existing folder with Terraform files, got ${missing}.`,
  );
  await expect(install(missing)).rejects.toBeInstanceOf(CommandFailure);
});

test("cckm provider install says how to get a provider where none is built", async () => {
  process.env.CCKM_PROVIDER_PACKAGE = join(temporary, "nowhere");
  await expect(install(temporary)).rejects.toThrow("Provider not built.");
});

test("cckm provider install refuses a package whose bytes are not those that were built, and other bytes of a locked version", async () => {
  const dir = mkdtempSync(join(temporary, "hcl-"));
  await install(dir);
  const other = packageOf(join(temporary, "other"), "terraform.local/cdktf-cckm/cckm", "1.0.0", "changed");
  process.env.CCKM_PROVIDER_PACKAGE = other;
  await expect(install(dir)).rejects.toThrow(CommandFailure);
  await expect(install(dir)).rejects.toThrow("Provider changed under one version.");
  const damaged = packageOf(join(temporary, "damaged"), "terraform.local/cdktf-cckm/cckm", "1.0.0", "program");
  writeFileSync(join(damaged, "provider.js"), "cut");
  process.env.CCKM_PROVIDER_PACKAGE = damaged;
  await expect(install(dir)).rejects.toThrow(CommandFailure);
  await expect(install(dir)).rejects.toThrow(
    `Damaged provider package. ${join(damaged, "manifest.json")}: expected h1 to be that of the files,`,
  );
});
