import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { CckmSimulator } from "../../lib/simulator";
import { ROOT } from "../support/cdktf";
import { TerraformFolder } from "../support/terraform";

let sim: CckmSimulator;
let tf: TerraformFolder;
let head: string;

beforeEach(async () => {
  sim = await CckmSimulator.start();
  tf = new TerraformFolder({
    CIPHERTRUST_ADDRESS: sim.url,
    CIPHERTRUST_USERNAME: "admin",
    CIPHERTRUST_PASSWORD: "test-password",
  });
  const install = execFileSync(process.execPath, [join(ROOT, "dist/cli/main.js"), "provider", "install", tf.path]);
  head = `${/terraform \{[\s\S]*?\n\}/.exec(install.toString())?.[0]}\nprovider "cckm" {}\n`;
});
afterEach(async () => {
  await sim.stop();
  tf.remove();
});

const account = (name: string) => `
resource "cckm_aws_kms_account" "one" {
  name           = ${name}
  account_id     = "123456789012"
  aws_connection = "aws"
  regions        = ["eu-west-1"]
}`;
const late = (value: string) => `
resource "terraform_data" "late" {
  input            = "${value}"
  triggers_replace = "${value}"
}`;
const names = () => [...sim.store.kms.values()].map(({ name }) => name);

test("one apply plans in one process of the provider and applies in another, which replaces only what the plan replaced", async () => {
  tf.write("main.tf", head + late("payments") + account("terraform_data.late.output"));
  await tf.must(["init", "-no-color", "-input=false"]);
  await tf.apply();

  tf.write("main.tf", head + late("orders") + account("terraform_data.late.output"));
  const output = await tf.refused();
  expect(output).toContain("Code: provider-replacement-late");
  expect(output).not.toContain("inconsistent final plan");
  expect(names()).toEqual(["payments"]);

  await tf.apply();
  expect(names()).toEqual(["orders"]);

  tf.write("main.tf", head + account('"billing"'));
  await tf.apply();
  expect(names()).toEqual(["billing"]);
});
