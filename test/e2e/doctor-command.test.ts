import { spawnSync } from "node:child_process";
import { chmodSync, readdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { linesOf, notWell } from "../../lib/cli/doctor/check-result";
import * as words from "../../lib/cli/doctor/words";
import { CckmSimulator, type SimulatorOptions } from "../../lib/simulator";
import { runCckm } from "../support/cckm-command";
import { NODE_MODULES, ROOT } from "../support/cdktf";
import { run } from "../support/run";
import { TerraformFolder } from "../support/terraform";
import { ENGINE } from "../support/terraform-program";

let sim: CckmSimulator;
let tf: TerraformFolder;
afterEach(async () => {
  await sim.stop();
  tf.remove();
});

/** A place to deploy from: a simulator over TLS, real Terraform, the built provider. */
async function start(options: SimulatorOptions = {}) {
  sim = await CckmSimulator.start({ tls: true, ...options });
  tf = new TerraformFolder({
    CIPHERTRUST_ADDRESS: sim.url,
    CIPHERTRUST_USERNAME: "admin",
    CIPHERTRUST_PASSWORD: "test-password",
    CIPHERTRUST_CA_CERT: sim.caCert ?? "",
  });
}

const doctor = (args: string[] = [], env: Record<string, string> = {}) =>
  runCckm(["doctor", ...args], tf.path, { ...tf.env, ...env });

test("cckm doctor: where a deploy works every check is ok, the exit status 0, and nothing was changed", async () => {
  await start();
  symlinkSync(NODE_MODULES, join(tf.path, "node_modules"));
  const { code, stdout, stderr } = await doctor();
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const lines = stdout.trimEnd().split("\n");
  expect(lines.filter((line) => !line.startsWith("ok "))).toEqual([]);
  for (const topic of [
    "Node",
    "npm",
    "cdktf CLI",
    "Provider",
    ENGINE,
    "TLS",
    "Sign-in",
    "Clock",
    "List AWS KMS accounts",
  ]) {
    expect(lines).toContainEqual(expect.stringContaining(` ${topic}: `));
  }
  expect(sim.requests.filter(({ method, path }) => method !== "GET" && !path.includes("/auth/"))).toEqual([]);
});

test("cckm doctor: each failure has its remedy, and the exit status is 1", async () => {
  await start({ faults: "GET /v1/cckm/azure/reports 403 x*" });
  tf.write(".terraformrc", "provider_installation {\n  direct {}\n}\n");
  const { code, stdout, stderr } = await doctor();
  expect(code).toBe(1);
  expect(stderr).toMatch(
    /^cckm: A deploy would fail: 2 of \d+ checks\. Do what stands beside each\.\nCode: doctor-failed\n$/,
  );
  const hidden = words.providerHidden({ file: join(tf.path, ".terraformrc") });
  expect(stdout).toContain(linesOf(notWell(`${ENGINE}'s CLI configuration`, hidden)));
  expect(stdout).toContain(linesOf(notWell("List Azure reports", words.listRefused({ status: 403 }))));
});

test("cckm doctor: clouds that are not used are not asked", async () => {
  await start({ faults: "GET /v1/cckm/azure/reports 403 x*" });
  expect((await doctor(["--for", "aws"], { TF_CLI_CONFIG_FILE: "", HOME: "/nonexistent" })).code).toBe(0);
});

test("cckm doctor: what it says of a hidden provider is what Terraform does", async () => {
  await start();
  const install = await runCckm(["provider", "install"], tf.path);
  expect(install.code).toBe(0);
  tf.write("main.tf", /terraform \{[\s\S]*\n\}\n/.exec(install.stdout)?.[0] ?? "");
  const excluded = 'exclude = ["terraform.local/cdktf-cckm/cckm"]';
  const mirror = 'filesystem_mirror {\n path = "terraform.d/plugins"\n}';
  tf.write(".terraformrc", `provider_installation {\n direct { ${excluded} }\n}\n`);
  expect((await doctor()).code).toBe(1);
  expect((await tf.run(["init", "-input=false"])).code).not.toBe(0);
  tf.write(".terraformrc", `provider_installation {\n ${mirror}\n direct {}\n}\n`);
  const asked = words.providerAskedOfRegistry({ file: join(tf.path, ".terraformrc") });
  expect((await doctor()).stdout).toContain(linesOf(notWell(`${ENGINE}'s CLI configuration`, asked)));
  expect((await tf.run(["init", "-input=false"])).code).not.toBe(0);
  tf.write(".terraformrc", `provider_installation {\n ${mirror}\n direct { ${excluded} }\n}\n`);
  expect((await doctor()).code).toBe(0);
  await tf.must(["init", "-input=false"]);
});

test("cckm doctor: a wrong password is one failure, without the password", async () => {
  await start();
  const { code, output } = await doctor([], { CIPHERTRUST_PASSWORD: "wrong-test-password" });
  expect(code).toBe(1);
  expect(output).toContain(
    `failure  Sign-in: CCKM refused the sign-in of "admin" at ${sim.url} to the root domain (401 NCERRUnauthorizedAccess: Unauthorized access: Wrong username or password.).\n`,
  );
  expect(output).not.toContain("wrong-test-password");
});

test("cckm doctor: a provider that does not start is a failure that says why", async () => {
  await start();
  const preload = join(tf.path, "old.js");
  // Only the provider is started by the old one: cckm itself would say that it needs another.
  tf.write(
    "old.js",
    `if (process.env.TF_PLUGIN_MAGIC_COOKIE)
       Object.defineProperty(process, "versions", { value: { ...process.versions, node: "18.20.8" } });`,
  );
  const old = await doctor([], { NODE_OPTIONS: `--require ${preload}` });
  expect(old.code).toBe(1);
  expect(old.stdout).toMatch(
    /^failure {2}Provider: .* does not start: This Terraform .* Found: Node\.js 18\.20\.8 in /m,
  );
  expect(old.stdout).toContain(`NODE_OPTIONS is --require ${preload}`);
});

test("cckm doctor: a provider that finds no Node.js is a failure that says where it looked", async () => {
  await start();
  const none = await doctor([], { PATH: tf.path });
  expect(none.stdout).toMatch(/^failure {2}Provider: .* Found: no node that can be started on PATH=/m);
});

test("cckm doctor: a placed provider that lost its executable bit is a failure, and Terraform does not start it", async () => {
  await start();
  const install = await runCckm(["provider", "install"], tf.path);
  tf.write("main.tf", /terraform \{[\s\S]*\n\}\n/.exec(install.stdout)?.[0] ?? "");
  tf.write("providers.tf", 'provider "cckm" {}\n');
  const plugins = join(tf.path, "terraform.d/plugins");
  const programs = readdirSync(plugins, { recursive: true, encoding: "utf8" }).filter((name) =>
    /terraform-provider-[^/]+$/.test(name),
  );
  for (const program of programs) chmodSync(join(plugins, program), 0o644);
  const { code, stdout } = await doctor();
  expect(code).toBe(1);
  for (const program of programs) {
    expect(stdout).toContain(`failure  Provider's file: ${join(plugins, program)} is not executable`);
  }
  await tf.must(["init", "-input=false"]);
  expect((await tf.run(["plan", "-input=false"])).output).toMatch(/permission denied/);
  for (const program of programs) chmodSync(join(plugins, program), 0o755);
  expect((await doctor()).code).toBe(0);
  await tf.must(["plan", "-input=false"]);
});

const namespaces = process.platform === "linux" && spawnSync("unshare", ["-rm", "true"]).status === 0;

(namespaces ? test : test.skip)(
  "cckm doctor: a placed provider on a volume that is mounted noexec is told as that, as chmod would not help",
  async () => {
    await start();
    await runCckm(["provider", "install"], tf.path);
    const mount = "cp -rp terraform.d saved && mount -t tmpfs -o noexec none terraform.d && cp -rp saved/. terraform.d";
    const args = [join(ROOT, "dist/cli/main.js"), "doctor"];
    const inside = await run("unshare", ["-rm", "sh", "-c", `${mount} && exec "$0" "$@"`, process.execPath, ...args], {
      cwd: tf.path,
      env: { PATH: process.env.PATH, HOME: tf.path, ...tf.env },
    });
    expect(inside.stdout).toContain("cannot be executed although its mode allows it");
    expect(inside.stdout).not.toContain("chmod");
    expect(inside.code).toBe(1);
  },
);

test("cckm doctor: a cloud that it does not know is refused", async () => {
  await start();
  expect(await doctor(["--for", "gcp"])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("argument 'gcp' is invalid. Expected aws, azure, or aws,azure."),
  });
});
