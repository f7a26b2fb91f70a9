import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { TerraformStack, Testing } from "cdktf";
import { AzureSecret, AzureSyncItem, AzureSyncJob, CckmProvider, Release, SecretInput } from "../../lib";
import { testApp } from "../support/app";
import { VAULTS } from "../support/azure-secret";
import { runCckm } from "../support/cckm-command";
import { CdktfProject, NODE_MODULES } from "../support/cdktf";
import { type DriftBench, PROD, SECRET, STAGING, startDriftBench } from "../support/drift-bench";
import { stackJson, writeApp } from "../support/stacks";

let bench: DriftBench;
beforeEach(async () => {
  bench = await startDriftBench();
});
afterEach(() => bench.close());

/** A stack of the constructs, with a release that runs a synchronization and a secret from a variable. */
function releasing(releaseId?: string): Record<string, string> {
  const stack = new TerraformStack(testApp(), "prod");
  new CckmProvider(stack, "cckm", { install: false });
  const value = SecretInput.fromVariable("db_password");
  new AzureSecret(stack, "db", { secretName: "db", keyVault: VAULTS.usual, value, valueVersion: 1 });
  new AzureSyncJob(stack, "sync", { item: AzureSyncItem.KEYS, synchronizeAll: true });
  new Release(stack, "release", { releaseId });
  return writeApp(bench.app, { prod: JSON.parse(Testing.synth(stack, true)) });
}

test("a stack with a release needs no id of one and no secret's value, and no synchronization runs", async () => {
  await bench.deploy(releasing("1.4.0"));
  releasing();
  expect(bench.sim.store.jobs.size).toBe(1);
  const requests = bench.sim.requests.length;
  expect(await bench.drift()).toMatchObject({
    code: 0,
    stdout: expect.stringContaining("No drift: 3 objects of 1 stack"),
  });
  const [secret] = [...bench.sim.store.secrets.values()];
  secret!.tags = { owner: "somebody" };
  const { code, stdout } = await bench.drift(["--format", "json"]);
  expect(code).toBe(2);
  expect(JSON.parse(stdout).stacks[0].found).toMatchObject([{ name: "db", cause: "changedOutside" }]);
  expect(bench.sim.store.jobs.size).toBe(1);
  const sent = bench.sim.requests.slice(requests).filter(({ path }) => !path.includes("/auth/"));
  expect(new Set(sent.map(({ method }) => method))).toEqual(new Set(["GET"]));
});

test("without --app the app that cdktf.json names is synthesized, without Terraform's variables", async () => {
  const project = new CdktfProject({
    main: `const { App, TerraformStack } = require("cdktf");
      if (Object.keys(process.env).some((name) => name.startsWith("TF_VAR_"))) throw new Error("variables");
      const app = new App();
      for (const [name, blocks] of Object.entries(${JSON.stringify({ prod: stackJson("prod", PROD), staging: stackJson("staging", STAGING) })})) {
        const stack = new TerraformStack(app, name);
        for (const [block, value] of Object.entries(blocks)) if (block !== "//") stack.addOverride(block, value);
      }
      app.synth();`,
    packages: Object.fromEntries(["cdktf", "constructs"].map((name) => [name, join(NODE_MODULES, name)])),
  });
  try {
    const env = { ...bench.tf.env, TF_VAR_db_password: SECRET };
    const first = await runCckm(["drift"], project.folder, env);
    expect(first).toMatchObject({ code: 0, stdout: expect.stringContaining("its state is empty") });
    bench.tf.cwd = project.stack("staging");
    await bench.tf.must(["apply", "-auto-approve", "-no-color", "-input=false"]);
    await bench.sim.outside("DELETE", `/v1/cckm/aws/kms/${[...bench.sim.store.kms.keys()][0]}`);
    const { code, stdout } = await runCckm(["drift", "stag*"], project.folder, env);
    expect(code).toBe(2);
    expect(stdout).toContain("staging: no longer in CCKM");

    project.write("main.js", 'throw new Error("a mistake in the code")');
    expect(await runCckm(["drift"], project.folder, env)).toMatchObject({
      code: 1,
      stdout: "",
      stderr: expect.stringMatching(
        /The app did not synthesize: node main\.js ended with 1:\n[\s\S]*a mistake in the code/,
      ),
    });
  } finally {
    project.remove();
  }
  const nowhere = await runCckm(["drift"], bench.tf.path, bench.tf.env);
  expect(nowhere).toMatchObject({ code: 1, stderr: expect.stringContaining("No cdktf.json in") });
});

test("a deploy that holds the lock does not keep it from looking", async () => {
  await bench.deploy();
  const lock = {
    ID: "8a4f",
    Operation: "OperationTypeApply",
    Info: "",
    Who: "deploy",
    Version: "1.11.4",
    Path: "terraform.tfstate",
  };
  writeFileSync(join(bench.folders.staging!, ".terraform.tfstate.lock.info"), JSON.stringify(lock));
  expect((await bench.drift(["staging"])).code).toBe(0);
});

test("OpenTofu is run where TERRAFORM_BINARY_NAME names it, and its plan is read as it is", async () => {
  const recorded = join(__dirname, "../support/recorded/tofu-refresh-only.json");
  writeFileSync(
    join(bench.tf.path, "tofu"),
    `#!/bin/sh\necho "$@" >> "${bench.tf.path}/calls"\nif [ "$1" = show ]; then cat "${recorded}"; fi\n`,
    { mode: 0o755 },
  );
  const env = { TERRAFORM_BINARY_NAME: join(bench.tf.path, "tofu") };
  const { code, stdout } = await bench.drift(["prod"], env);
  expect(code).toBe(2);
  expect(stdout).toContain("◆ CCKM Users on payments: +keydelete");
  const calls = readFileSync(join(bench.tf.path, "calls"), "utf8");
  expect(calls).toMatch(/^init -input=false.*\nplan -refresh-only -lock=false -input=false .*\nshow -json .*\n$/);
});
