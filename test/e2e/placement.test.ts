import { readdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { CdktfProject, type ProjectOptions } from "../support/cdktf";
import { NULL_SOURCE } from "../support/null-provider";
import { bundleProvider } from "../support/provider-package";
import { run } from "../support/run";

const STUB = "#!/bin/sh\nexit 1\n";

let packages: string[] = [];
let project: CdktfProject;

beforeAll(async () => {
  packages = await Promise.all(
    ["old", "new"].map((name) => bundleProvider(`console.error("${name}");process.exit(1);`)),
  );
});
afterEach(() => project.remove());
afterAll(() => {
  for (const folder of packages) rmSync(dirname(folder), { recursive: true });
});

function start(options: Partial<ProjectOptions> = {}): CdktfProject {
  project = new CdktfProject({ main: app(), env: { CCKM_PROVIDER_PACKAGE: packages[0]! }, ...options });
  return project;
}

/** An app with the CCKM provider, the null provider, a secret and an account. */
function app(style: "commonjs" | "module" = "commonjs", more = ""): string {
  const load = (names: string, from: string) =>
    style === "module" ? `import ${names} from "${from}";` : `const ${names} = require("${from}");`;
  return `${load("{ App, LocalBackend, TerraformStack }", "cdktf")}
${load("{ AwsKmsAccount, CckmProvider, SecretInput }", "cdktf-cckm")}
${load(style === "module" ? "* as nulls" : "nulls", "@cdktf/provider-null/lib/provider/index.js")}
const app = new App({ stackTraces: false });
const stack = new TerraformStack(app, "dev");
new LocalBackend(stack, { path: "terraform.tfstate" });
new CckmProvider(stack, "cckm", { password: SecretInput.fromVariable("cm_password") });
new nulls.NullProvider(stack, "null");
new AwsKmsAccount(stack, "kms", { name: "kms", accountId: "123456789012", awsConnection: "aws", regions: ["eu-west-1"] });
${more}
app.synth();
`;
}

const installed = /Installed terraform\.local\/cdktf-cckm\/cckm v0\.1\.0-dev\.(\w+)/;

// The stubs cannot be started, so that a deploy ends where Terraform asks them for their schemas: after everything
// that this file is about.
const NEEDS_SCHEMAS = "Failed to load plugin schemas";

// With an exact version of the second provider: deploy.test.ts.
test("a first cdktf deploy on a clean machine initializes, with a second provider of a range of versions", async () => {
  const override = `stack.addOverride("terraform.required_providers.null.version", "~> 3.0");`;
  start({ main: app("commonjs", override) });
  expect(await project.synth()).toMatchObject({ code: 0 });
  project.serveProvider("dev", NULL_SOURCE, "3.2.4", STUB);
  for (const run of ["first", "second"]) {
    const { output } = await project.cdktf("deploy", "dev", "--auto-approve");
    expect(output).toContain("Terraform has been successfully initialized!");
    expect(output).not.toContain("providers for locking");
    expect(output).toContain(NEEDS_SCHEMAS);
    if (run === "first") expect(output).toMatch(installed);
  }
});

test("an upgrade of the package is installed by the next terraform init", async () => {
  start();
  const versions: string[] = [];
  for (const folder of packages) {
    project.setEnv("CCKM_PROVIDER_PACKAGE", folder);
    expect(await project.synth()).toMatchObject({ code: 0 });
    project.serveProvider("dev", NULL_SOURCE, "3.2.4", STUB);
    const { code, stdout } = await project.terraform("dev", "init", "-no-color");
    expect(code).toBe(0);
    versions.push(installed.exec(stdout)?.[1] ?? "none");
  }
  expect(new Set(versions).size).toBe(2);
  expect(versions).not.toContain("none");
});

test("a second synth leaves what terraform init wrote", async () => {
  start();
  await project.synth();
  project.serveProvider("dev", NULL_SOURCE, "3.2.4", STUB);
  await project.terraform("dev", "init");
  const lock = project.read("cdktf.out/stacks/dev/.terraform.lock.hcl");
  await project.synth();
  // What the cdktf CLI looks for and OpenTofu does not have is in a comment.
  const again = project.read("cdktf.out/stacks/dev/.terraform.lock.hcl");
  expect(again.replace(/\/\* cdktf-cckm[^*]*\*\/\n*/, "").trim()).toBe(lock.trim());
  expect(await project.terraform("dev", "init", "-lockfile=readonly")).toMatchObject({ code: 0 });
});

test("after the first synth init -lockfile=readonly has nothing to change, with a second provider whose source names no host", async () => {
  start();
  await project.synth();
  project.serveProvider("dev", NULL_SOURCE, "3.2.4", STUB);
  const written = project.read("cdktf.out/stacks/dev/.terraform.lock.hcl");
  const { code, output } = await project.terraform("dev", "init", "-no-color", "-lockfile=readonly");
  expect({ code, output }).toMatchObject({ code: 0 });
  expect(project.read("cdktf.out/stacks/dev/.terraform.lock.hcl")).toBe(written);
});

test("in a project of modules the installed provider runs as CommonJS", async () => {
  start({ esm: true, main: app("module") });
  expect(await project.synth()).toMatchObject({ code: 0 });
  project.serveProvider("dev", NULL_SOURCE, "3.2.4", STUB);
  await project.terraform("dev", "init");
  const installation = project.path("cdktf.out/stacks/dev/.terraform/providers/terraform.local/cdktf-cckm/cckm");
  const [version] = readdirSync(installation);
  const platform = readdirSync(join(installation, version!))[0]!;
  const program = join(installation, version!, platform, `terraform-provider-cckm_v${version}`);
  const { stderr } = await run(program, [], { cwd: project.folder, env: { PATH: process.env.PATH } });
  expect(stderr).toBe("old\n");
});

test("cdktf synth --hcl writes what terraform init takes, the ephemeral variable included", async () => {
  start();
  expect(await project.cdktf("synth", "--hcl")).toMatchObject({ code: 0 });
  expect(project.read("cdktf.out/stacks/dev/cdk.tf").replace(/ +/g, " ")).toContain(
    'variable "cm_password" {\n description = "Secret; set TF_VAR_cm_password."\n type = string\n sensitive = true\n ephemeral = true\n default = null\n}',
  );
  project.serveProvider("dev", NULL_SOURCE, "3.2.4", STUB);
  expect((await project.terraform("dev", "init", "-no-color")).stdout).toMatch(installed);
});

test("a problem of the props stops the synth with one line that names it", async () => {
  const wrong = `new AwsKmsAccount(stack, "wrong", { name: "w", accountId: "12", awsConnection: "aws", regions: ["eu-west-1"] });`;
  start({ main: app("commonjs", wrong) });
  const { code, output } = await project.cdktf("synth");
  expect(code).toBe(1);
  expect(output).toContain(
    "[dev/wrong] accountId: Invalid value. Expected accountId to be the 12 digits of an AWS account id",
  );
});
