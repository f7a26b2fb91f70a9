import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { CckmSimulator } from "../../lib/simulator";
import { ROOT } from "../support/cdktf";
import { processesIn } from "../support/processes";
import { TerraformFolder } from "../support/terraform";
import { TERRAFORM } from "../support/terraform-program";

const REGIONS = ["eu-north-1", "ap-south-1", "eu-west-3", "eu-west-2", "eu-west-1", "us-east-1"];

const accounts = REGIONS.map(
  (region, index) => `
resource "cckm_aws_kms_account" "a${index}" {
  name           = "account-${index}"
  account_id     = "123456789012"
  aws_connection = "aws"
  regions        = ["${region}"]
}`,
).join("\n");

let sim: CckmSimulator;
let tf: TerraformFolder;

beforeEach(async () => {
  sim = await CckmSimulator.start();
  tf = new TerraformFolder({
    CIPHERTRUST_ADDRESS: sim.url,
    CIPHERTRUST_USERNAME: "admin",
    CIPHERTRUST_PASSWORD: "test-password",
  });
  const install = execFileSync(process.execPath, [join(ROOT, "dist/cli/main.js"), "provider", "install", tf.path]);
  tf.write("main.tf", `${/terraform \{[\s\S]*?\n\}/.exec(install.toString())?.[0]}\nprovider "cckm" {}\n${accounts}\n`);
  await tf.must(["init", "-no-color", "-input=false"]);
});
afterEach(async () => {
  await sim.stop();
  tf.remove();
});

/** An apply in a process group of its own, as a terminal gives it. */
function applyInGroup(): { child: ChildProcess; ended: Promise<unknown> } {
  const child = spawn(TERRAFORM, ["apply", "-auto-approve", "-input=false", "-no-color"], {
    cwd: tf.path,
    env: { ...process.env, ...tf.env },
    detached: true,
    stdio: "ignore",
  });
  return { child, ended: new Promise((resolve) => child.once("close", resolve)) };
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
}

const inState = async () =>
  (await tf.must(["state", "list"])).split("\n").filter((line) => line.startsWith("cckm_aws_kms_account"));

it("a deploy loses nothing when everything is killed between the API's commit and its reply, and doubles nothing afterwards", async () => {
  const { child, ended } = applyInGroup();
  sim.faults.add({
    method: "POST",
    path: "/v1/cckm/aws/kms",
    nth: 2,
    kind: "after-commit",
    handler: () => void process.kill(-child.pid!, "SIGKILL"),
  });
  await ended;
  await until(() => processesIn(tf.path).length === 0);
  expect(sim.store.kms.size).toBeGreaterThanOrEqual(2);

  await tf.must(["apply", "-auto-approve", "-no-color", "-input=false", "-lock=false"]);
  expect([...sim.store.kms.values()].map(({ name }) => name).sort()).toEqual(REGIONS.map((_, i) => `account-${i}`));
  expect(await inState()).toHaveLength(REGIONS.length);
  expect(await tf.plan("-lock=false")).toEqual([]);
});

it("a deploy refuses what a killed run made where the journal did not last, until a person's word takes it over for one run", async () => {
  const { child, ended } = applyInGroup();
  sim.faults.add({
    method: "POST",
    path: "/v1/cckm/aws/kms",
    kind: "after-commit",
    handler: () => void process.kill(-child.pid!, "SIGKILL"),
  });
  await ended;
  await until(() => processesIn(tf.path).length === 0);
  const [made] = [...sim.store.kms.values()];
  rmSync(join(tf.path, ".terraform/cckm-journal"), { recursive: true });

  const apply = ["apply", "-auto-approve", "-no-color", "-input=false", "-lock=false"];
  const said = await tf.refused(apply);
  expect(said).toContain(`AWS KMS account "${made!.name}" already exists`);
  expect(said).toMatch(new RegExp(`CCKM has it with id ${made!.id}, created 20`));
  expect(said).toContain(`terraform import cckm_aws_kms_account.<name> '${made!.id}'`);
  expect(said).toContain("CCKM_ADOPT=identical");

  const word = { CCKM_ADOPT: "identical" };
  const plan = await tf.must(["plan", "-no-color", "-input=false", "-lock=false"], word);
  expect(plan).toContain("CCKM_ADOPT is identical in this run");
  expect(plan).toContain(`Will take over an existing AWS KMS account "${made!.name}"`);
  await tf.must(apply, word);
  expect(sim.store.kms.size).toBe(REGIONS.length);
  expect(await tf.plan("-lock=false")).toEqual([]);
});

it("the provider ends when Terraform alone is killed", async () => {
  const { child, ended } = applyInGroup();
  let running: number[] = [];
  sim.faults.add({
    method: "POST",
    path: "/v1/cckm/aws/kms",
    kind: "after-commit",
    handler: () => {
      running = processesIn(tf.path).filter((pid) => pid !== child.pid);
      process.kill(child.pid!, "SIGKILL");
    },
  });
  await ended;
  // A shell, and the Node.js that it waits for.
  expect(running).toHaveLength(2);
  await until(() => processesIn(tf.path).length === 0);
});

it("the state keeps every object when an apply is interrupted", async () => {
  const { child, ended } = applyInGroup();
  sim.faults.add({
    method: "POST",
    path: "/v1/cckm/aws/kms",
    nth: 2,
    kind: "after-commit",
    handler: () => void process.kill(-child.pid!, "SIGINT"),
  });
  await ended;
  expect(sim.store.kms.size).toBeGreaterThanOrEqual(2);
  expect(await inState()).toHaveLength(sim.store.kms.size);
  const ids = (
    JSON.parse(readFileSync(join(tf.path, "terraform.tfstate"), "utf8")) as {
      resources: { instances: { attributes: { id: string } }[] }[];
    }
  ).resources.map(({ instances }) => instances[0]!.attributes.id);
  expect(ids.sort()).toEqual([...sim.store.kms.keys()].sort());

  expect(processesIn(tf.path)).toEqual([]);

  await tf.apply();
  expect(sim.store.kms.size).toBe(REGIONS.length);
  expect(await tf.plan()).toEqual([]);
});
