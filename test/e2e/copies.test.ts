import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

const root = resolve(__dirname, "../..");
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "cckm-copies-"));
  const [from, to] = [dirname(require.resolve("cdktf/package.json")), join(folder, "node_modules/cdktf")];
  mkdirSync(to, { recursive: true });
  for (const name of ["lib", "package.json"]) cpSync(join(from, name), join(to, name), { recursive: true });
  if (existsSync(join(from, "node_modules"))) symlinkSync(join(from, "node_modules"), join(to, "node_modules"));
  symlinkSync(dirname(require.resolve("constructs/package.json")), join(folder, "node_modules/constructs"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("a guard judges an app of another copy of cdktf that holds no construct of the package", () => {
  const program = join(folder, "app.js");
  writeFileSync(
    program,
    `const { App, Aspects, TerraformResource, TerraformStack } = require("cdktf");
const { AllowedRegions } = require(${JSON.stringify(join(root, "dist/index.js"))});
const app = new App({ outdir: "out" });
const stack = new TerraformStack(app, "prod");
const own = new TerraformResource(stack, "own", { terraformResourceType: "cckm_aws_kms_account" });
own.addOverride("regions", ["us-east-1"]);
Aspects.of(app).add(new AllowedRegions(["eu-*"]));
app.synth();`,
  );
  const synth = () => execFileSync(process.execPath, [program], { cwd: folder, stdio: "pipe" });
  expect(synth).toThrow(/\[prod\/own\] AllowedRegions: regions: Region not allowed/);
  expect(existsSync(join(folder, "out/stacks/prod/cdk.tf.json"))).toBe(false);
});
