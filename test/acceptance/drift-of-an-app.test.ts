import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { TerraformStack, Testing } from "cdktf";
import { AzureSecret, AzureSyncItem, AzureSyncJob, CckmProvider, Release, SecretInput } from "../../lib";
import { testApp } from "../support/app";
import { VAULTS } from "../support/azure-secret";
import { type DriftBench, startDriftBench } from "../support/drift-bench";
import { writeApp } from "../support/stacks";

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
