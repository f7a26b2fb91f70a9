import { readFileSync } from "node:fs";
import { join } from "node:path";
import { TerraformStack, Testing } from "cdktf";
import { AwsKmsAccount, type AwsKmsAccountProps, CckmProvider } from "../../lib";
import { PROVIDER_SOURCE } from "../../lib/contract";
import { type Bench, startBench } from "../support/acceptance";
import { testApp } from "../support/app";

const props: AwsKmsAccountProps = {
  name: "payments",
  accountId: "123456789012",
  awsConnection: "aws",
  regions: ["eu-west-1"],
};

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.close());

/** Writes a stack's JSON as the folder's configuration. */
function configure(define: (stack: TerraformStack, provider: CckmProvider) => void): void {
  const stack = new TerraformStack(testApp(), "dev");
  define(stack, new CckmProvider(stack, "cckm", { install: false }));
  const { terraform, ...json } = JSON.parse(Testing.synth(stack)) as { terraform: unknown };
  const required = { required_providers: { cckm: { source: PROVIDER_SOURCE } } };
  bench.tf.write("cdk.tf.json", JSON.stringify({ ...json, terraform: required }));
}

const kms = () => [...bench.sim.store.kms.values()];

/** An account that Terraform knows nothing of. */
async function existing() {
  configure((stack) => new AwsKmsAccount(stack, "payments", props));
  await bench.tf.apply();
  await bench.tf.must(["state", "rm", "cckm_aws_kms_account.payments"]);
  return kms()[0]!;
}

it("importFrom takes over an existing account and changes nothing", async () => {
  const { id } = await existing();
  configure((stack) => new AwsKmsAccount(stack, "adopted", props).importFrom("payments"));
  expect(await bench.tf.apply()).toContain("1 imported, 0 added, 0 changed, 0 destroyed");
  expect(await bench.tf.state("cckm_aws_kms_account.adopted")).toMatchObject({ id });
  expect(await bench.tf.plan()).toEqual([]);
});

it("generateConfigForImport has Terraform write the code, whose plan imports and is empty afterwards", async () => {
  const { id } = await existing();
  configure((stack) => AwsKmsAccount.generateConfigForImport(stack, "found", id));
  const generate = ["-generate-config-out=generated.tf", "-out=import.bin"];
  await bench.tf.must(["plan", "-no-color", "-input=false", ...generate]);
  const imported = await bench.tf.must(["apply", "-no-color", "-input=false", "import.bin"]);
  expect(imported).toContain("1 imported, 0 added, 0 changed, 0 destroyed");
  configure(() => {});
  expect(await bench.tf.plan()).toEqual([]);
});

it("generateConfigForImport names the provider configuration that it is given", async () => {
  const { id } = await existing();
  configure((stack) => {
    const provider = new CckmProvider(stack, "other", { install: false, alias: "other" });
    AwsKmsAccount.generateConfigForImport(stack, "found", id, provider);
  });
  await bench.tf.must(["plan", "-no-color", "-input=false", "-generate-config-out=generated.tf"]);
  expect(readFileSync(join(bench.tf.path, "generated.tf"), "utf8")).toMatch(/provider\s+= cckm\.other\n/);
});

it("moveTo renames in the state only", async () => {
  configure((stack) => new AwsKmsAccount(stack, "old", props));
  await bench.tf.apply();
  const [{ id } = { id: "" }] = kms();
  configure((stack) => {
    new AwsKmsAccount(stack, "new", props).addMoveTarget("target");
    new AwsKmsAccount(stack, "old", props).moveTo("target");
  });
  expect(await bench.tf.apply()).toContain("0 added, 0 changed, 0 destroyed");
  expect(await bench.tf.state("cckm_aws_kms_account.new")).toMatchObject({ id });
});

it("lifecycle is Terraform's: prevent_destroy and ignore_changes hold", async () => {
  const lifecycle = { preventDestroy: true, ignoreChanges: ["regions"] };
  configure((stack) => new AwsKmsAccount(stack, "payments", { ...props, lifecycle }));
  await bench.tf.apply();
  configure((stack) => new AwsKmsAccount(stack, "payments", { ...props, regions: ["us-east-1"], lifecycle }));
  expect(await bench.tf.plan()).toEqual([]);
  const refused = await bench.tf.refused(["destroy", "-auto-approve", "-no-color", "-input=false"]);
  expect(refused).toMatch(/Error: (Resource i|I)nstance cannot be destroyed/);
});

it("a construct takes another provider configuration and explicit dependencies", async () => {
  configure((stack) => {
    const other = new CckmProvider(stack, "other", {
      alias: "other",
      address: bench.sim.url,
      username: "admin",
      install: false,
    });
    const first = new AwsKmsAccount(stack, "first", props);
    new AwsKmsAccount(stack, "second", {
      ...props,
      name: "billing",
      regions: ["eu-west-2"],
      provider: other,
      dependsOn: [first],
    });
  });
  await bench.tf.apply();
  expect(kms().map(({ name }) => name)).toEqual(["payments", "billing"]);
});
