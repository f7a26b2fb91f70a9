import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CommandFailure } from "../../../lib/cli/failure";
import { providerCommand } from "../../../lib/cli/provider-install";

const temporary = mkdtempSync(join(tmpdir(), "provider-install-"));
const packages = process.env.CCKM_PROVIDER_PACKAGE;
let written = "";

beforeEach(() => {
  written = "";
  jest.spyOn(process.stdout, "write").mockImplementation((text) => {
    written += text;
    return true;
  });
  const folder = join(temporary, "package");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "terraform-provider-cckm"), "program");
  const files = { "terraform-provider-cckm_v1.0.0": "terraform-provider-cckm" };
  writeFileSync(
    join(folder, "manifest.json"),
    JSON.stringify({ source: "terraform.local/cdktf-cckm/cckm", version: "1.0.0", h1: "h1:b3Vycw==", files }),
  );
  process.env.CCKM_PROVIDER_PACKAGE = folder;
});

afterEach(() => {
  jest.restoreAllMocks();
  if (packages === undefined) delete process.env.CCKM_PROVIDER_PACKAGE;
  else process.env.CCKM_PROVIDER_PACKAGE = packages;
});

afterAll(() => rmSync(temporary, { recursive: true, force: true }));

const install = (dir: string) => providerCommand().parseAsync(["install", dir], { from: "user" });

test("the folder gets the provider and the lock, and the output is what to paste", async () => {
  const dir = mkdtempSync(join(temporary, "hcl-"));
  const other = 'provider "registry.terraform.io/hashicorp/null" {\n  version = "3.2.4"\n}';
  writeFileSync(join(dir, ".terraform.lock.hcl"), `# kept\n\n${other}\n`);
  await install(dir);
  const program =
    "terraform.d/plugins/terraform.local/cdktf-cckm/cckm/1.0.0/linux_amd64/terraform-provider-cckm_v1.0.0";
  expect(readFileSync(join(dir, program), "utf8")).toBe("program");
  const lock = readFileSync(join(dir, ".terraform.lock.hcl"), "utf8");
  expect(lock).toContain(`# kept\n\n${other}\n`);
  expect(lock).toContain('"h1:b3Vycw=="');
  expect(written).toContain(`    cckm = {
      source  = "terraform.local/cdktf-cckm/cckm"
      version = "1.0.0"
    }`);
});

test("a folder that is not there is refused", async () => {
  const missing = join(temporary, "missing");
  await expect(install(missing)).rejects.toThrow(`No such folder. Got ${missing}; allowed: an existing folder`);
  await expect(install(missing)).rejects.toBeInstanceOf(CommandFailure);
});

test("without a built provider it says how to get one", async () => {
  process.env.CCKM_PROVIDER_PACKAGE = join(temporary, "nowhere");
  await expect(install(temporary)).rejects.toThrow("Provider not built.");
});
