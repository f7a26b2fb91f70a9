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

const CDKTF = 'const { App, Aspects, TerraformResource, TerraformStack } = require("cdktf");';
const OF_GUARD = `require(${JSON.stringify(require.resolve("cdktf"))}).Aspects`;
const GUARD = `const guard = new (require(${JSON.stringify(join(root, "dist/index.js"))}).AllowedRegions)(["eu-*"]);`;

// A team's package may make its guards as it is loaded, and be imported before the app imports cdktf.
describe.each([
  ["after it is loaded", [CDKTF, GUARD]],
  ["before it is loaded", [GUARD, CDKTF]],
])(
  "a guard that is made %s judges an app of another copy of cdktf that holds no construct of the package",
  (__, head) => {
    test.each<[string, string, boolean, string, string[]?]>([
      ["the app's cdktf", "app", false, "Aspects"],
      ["the app's cdktf", "stack", true, "Aspects"],
      ["the guard's cdktf", "app", true, OF_GUARD, ["-e", 'require("./app.js")']],
      ["the guard's cdktf", "stack", false, OF_GUARD],
    ])("added by %s to the %s, with skipValidation %p", (_, scope, skipValidation, aspects, start = ["app.js"]) => {
      const program = join(folder, "app.js");
      const lines = [
        ...head,
        `const app = new App({ outdir: "out", skipValidation: ${skipValidation} });`,
        'const stack = new TerraformStack(app, "prod");',
        'const own = new TerraformResource(stack, "own", { terraformResourceType: "cckm_aws_kms_account" });',
        'own.addOverride("regions", ["us-east-1"]);',
        `${aspects}.of(${scope}).add(guard);`,
        "app.synth();",
      ];
      writeFileSync(program, lines.join("\n"));
      const synth = () => execFileSync(process.execPath, start, { cwd: folder, stdio: "pipe" });
      expect(synth).toThrow(/\[prod\/own\] AllowedRegions: regions: Region not allowed/);
      expect(existsSync(join(folder, "out/stacks/prod/cdk.tf.json"))).toBe(false);
    });
  },
);
