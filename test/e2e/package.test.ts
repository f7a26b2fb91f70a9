import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { CckmSimulator } from "../../lib/simulator";
import { CdktfProject, NODE_MODULES, ROOT } from "../support/cdktf";
import { installRelease, type Manifest, npm, packRelease, type Release } from "../support/release";
import { run } from "../support/run";

const APP = `
import { App, LocalBackend, TerraformOutput, TerraformStack } from "cdktf";
import { AwsKmsAccount, AwsKmsAction, AzureSecret, CckmProvider, Principal, SecretInput } from "cdktf-cckm";
import type { AwsKmsAccountProps } from "cdktf-cckm";

const app = new App();
const stack = new TerraformStack(app, "dev");
new LocalBackend(stack, { path: "terraform.tfstate" });
new CckmProvider(stack, "cckm", { password: SecretInput.fromVariable("cm_password") });
const props: AwsKmsAccountProps = { name: "payments", accountId: "123456789012", awsConnection: "aws", regions: ["eu-west-1"] };
const payments = new AwsKmsAccount(stack, "payments", props);
payments.grant(Principal.group("CCKM Users"), [AwsKmsAction.KEY_CREATE]);
const id: string = payments.id;
new TerraformOutput(stack, "id", { value: id });
app.synth();

export function refused(): void {
  // @ts-expect-error: a secret is never a string
  new AzureSecret(stack, "secret", { secretName: "db", keyVault: "kv::sub", value: "test-secret-value" });
  // @ts-expect-error: an account has regions
  new AwsKmsAccount(stack, "incomplete", { name: "payments", accountId: "123456789012", awsConnection: "aws" });
  // @ts-expect-error: props are read-only
  props.name = "other";
}
`;

const OTHER_ENTRIES = `
import { CckmClient, type AwsKms } from "cdktf-cckm/client";
import { defineProvider, schema } from "cdktf-cckm/plugin";
import { CckmSimulator } from "cdktf-cckm/simulator";

async function main(): Promise<void> {
  const nothing = schema({ description: "Nothing.", attributes: {} });
  const provider = defineProvider({ name: "acme", version: "1.0.0", schema: nothing, configure: () => undefined, resources: [] });
  const sim = await CckmSimulator.start();
  const client = new CckmClient({ address: sim.url, username: "admin", password: "test-password" });
  const found: readonly AwsKms[] = await client.awsKms.list();
  await client.close();
  await sim.stop();
  console.log(\`\${provider.name}: \${found.length} accounts\`);
}
void main();
`;

const STRICT = { target: "ES2022", strict: true, noUncheckedIndexedAccess: true, skipLibCheck: true };
const STYLES = {
  // As `cdktf init` has it.
  commonjs: { ...STRICT, module: "CommonJS", moduleResolution: "Node10", types: ["node"] },
  module: { ...STRICT, module: "NodeNext", moduleResolution: "NodeNext", types: ["node"] },
};

let release: Release;
let sim: CckmSimulator;
let project: CdktfProject | undefined;

beforeAll(async () => {
  [release, sim] = await Promise.all([packRelease(), CckmSimulator.start()]);
}, 300_000);
afterEach(() => {
  project?.remove();
  project = undefined;
  sim.store.kms.clear();
});
afterAll(async () => {
  await sim.stop();
  rmSync(release.folder, { recursive: true });
});

test("the package is small, and holds nothing of the checkout's tests and of the machine", () => {
  expect(statSync(release.tarball).size).toBeLessThan(900_000);
  const out = join(release.folder, "unpacked");
  execFileSync("bash", ["-c", 'mkdir "$1" && tar xzf "$0" -C "$1"', release.tarball, out]);
  const contents = join(out, "package");
  expect(readdirSync(contents).sort()).toEqual([
    "CHANGELOG.md",
    "LICENSE",
    "README.md",
    "SECURITY.md",
    "dist",
    "docs",
    "examples",
    "package.json",
  ]);
  const files = readdirSync(contents, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  expect(
    files.filter((file) => /\.test\.|tsbuildinfo|\.map$|\.env|\.pem$|tfstate|\.ts$(?<!\.d\.ts)/.test(file)),
  ).toEqual([]);
  const places = [ROOT, release.folder, tmpdir(), homedir()].filter((place) => place.length > 5);
  const secrets = /-----BEGIN [A-Z ]*PRIVATE KEY-----\\?n[A-Za-z0-9+/]|npm_[A-Za-z0-9]{36}|_authToken=/;
  for (const file of files) {
    const text = readFileSync(file, "utf8");
    expect(places.filter((place) => text.includes(place)).map((place) => `${file} names ${place}`)).toEqual([]);
    expect(secrets.exec(text)?.[0]).toBeUndefined();
    const mentioned = file.endsWith(".d.ts") ? [...text.matchAll(/\b(?:from |import\(|import )"(\.[^"]+)"/g)] : [];
    const missing = mentioned
      .map(([, to]) => join(dirname(file), to!))
      .filter((module) => !existsSync(`${module}.d.ts`) && !existsSync(join(module, "index.d.ts")));
    expect(missing.map((module) => `${file} mentions ${module}`)).toEqual([]);
  }
});

test("a packed build that is not published has a version of its own, and only npm publish makes the release's", async () => {
  const built = join(release.folder, "dist/terraform-provider/manifest.json");
  expect(JSON.parse(readFileSync(built, "utf8")).version).toMatch(/^\d+\.\d+\.\d+-dev\.[a-f][0-9a-f]{11}$/);
  const { prepack } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")).scripts;
  const bin = join(release.folder, "stub");
  mkdirSync(bin);
  writeFileSync(join(bin, "npm"), '#!/bin/sh\necho "$@"\n', { mode: 0o755 });
  const runs = async (npm_command: string) =>
    (await run("/bin/sh", ["-c", prepack], { cwd: bin, env: { PATH: bin, npm_command } })).output.trim();
  expect(await runs("publish")).toBe("run build -- --release\nrun --silent sbom");
  expect(await runs("pack")).toBe("run build --\nrun --silent sbom");
});

test("the package holds its bill of materials, and the licences of what is bundled", () => {
  const bill = JSON.parse(readFileSync(join(release.folder, "dist/sbom.cdx.json"), "utf8"));
  const names = bill.components.map(({ name }: { name: string }) => name);
  const { version, dependencies, devDependencies } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  expect(bill.bomFormat).toBe("CycloneDX");
  expect(bill.metadata.component).toMatchObject({ name: "cdktf-cckm", purl: `pkg:npm/cdktf-cckm@${version}` });
  expect(names).toEqual(expect.arrayContaining(Object.keys(dependencies)));
  expect(names).not.toContain(Object.keys(devDependencies).find((name) => name === "jest"));
  const licences = readFileSync(join(release.folder, "dist/terraform-provider/THIRD-PARTY-LICENSES.txt"), "utf8");
  const bundled = licences.split(`${"-".repeat(80)}\n`).map((text) => text.trim());
  expect(bundled.map((text) => text.split(" ")[0])).toEqual(expect.arrayContaining(["@bufbuild/protobuf", "undici"]));
  expect(bundled.filter((text) => !/copyright/i.test(text.split("\n").slice(1).join("\n")))).toEqual([]);
  expect(names).toEqual(expect.arrayContaining(bundled.map((text) => text.split(" ")[0])));
});

test("publint and are-the-types-wrong find nothing in the package", async () => {
  const lint = (name: string, ...args: string[]) =>
    run(join(NODE_MODULES, ".bin", name), args, { cwd: release.folder, env: { PATH: process.env.PATH } });
  const [publint, attw] = await Promise.all([
    lint("publint", release.tarball, "--strict"),
    lint("attw", release.tarball, "--format", "ascii", "--no-color", "--no-emoji"),
  ]);
  expect(publint).toMatchObject({ code: 0, stdout: expect.stringContaining("All good!") });
  expect(attw).toMatchObject({ code: 0, stdout: expect.stringContaining("No problems found") });
});

/** A project outside of the repository with the release installed, its TypeScript compiled. */
async function start(style: keyof typeof STYLES, more: Manifest = {}): Promise<CdktfProject> {
  const env = { CIPHERTRUST_ADDRESS: sim.url, CIPHERTRUST_USERNAME: "admin", TF_VAR_cm_password: "test-password" };
  project = new CdktfProject({ main: "", esm: style === "module", packages: {}, env });
  await installRelease(project, release.tarball, more);
  project.write("main.ts", APP);
  project.write("other.ts", OTHER_ENTRIES);
  project.write("tsconfig.json", JSON.stringify({ compilerOptions: STYLES[style], files: ["main.ts", "other.ts"] }));
  const tsc = await run(join(NODE_MODULES, ".bin/tsc"), ["-p", "."], {
    cwd: project.folder,
    env: { PATH: process.env.PATH },
  });
  expect(tsc).toMatchObject({ code: 0, output: "" });
  return project;
}

async function deploy(from: CdktfProject): Promise<void> {
  const { code, output } = await from.cdktf("deploy", "dev", "--auto-approve");
  expect({ code, output }).toMatchObject({ code: 0, output: expect.stringContaining("Resources: 2 added") });
  expect([...sim.store.kms.values()]).toMatchObject([{ name: "payments", acls: [{ group: "CCKM Users" }] }]);
}

test.each(["commonjs", "module"] as const)(
  "a strict TypeScript project of type %s deploys with the package",
  async (style) => {
    const installed = await start(style);
    const at = { cwd: installed.folder, env: { PATH: process.env.PATH } };
    expect(await run(process.execPath, ["other.js"], at)).toMatchObject({ code: 0, output: "acme: 0 accounts\n" });
    const help = await run(installed.path("node_modules/.bin/cckm"), ["--help"], at);
    expect(help).toMatchObject({ code: 0, stdout: expect.stringContaining("Usage: cckm") });
    await deploy(installed);
  },
);

test("the sources of a strict project run on CDK Terrain under cdktf's name", async () => {
  // Linked, it would find the checkout's cdktf beside itself.
  const nulls = await npm(release.folder, "pack", "--silent", join(NODE_MODULES, "@cdktf/provider-null"));
  const installed = await start("commonjs", {
    dependencies: {
      cdktf: `file:${join(NODE_MODULES, "cdktn")}`,
      "@cdktf/provider-null": `file:${join(release.folder, nulls.trim())}`,
    },
    overrides: { "@cdktf/provider-null": { cdktf: "$cdktf" } },
  });
  expect(JSON.parse(installed.read("node_modules/cdktf/package.json"))).toMatchObject({ name: "cdktn" });
  await deploy(installed);
});
