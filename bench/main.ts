// How long the provider takes, against what Node and Terraform take by themselves: npm run bench [-- --runs 5] [-- --quick].
// Ratios are what counts; absolute times are the machine's. The results go to bench/results.json.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { TerraformFolder } from "../test/support/terraform";
import { inTurn } from "./measure";
import { Report } from "./report";
import { benchReview } from "./review";
import { SimulatorProcess } from "./simulator";
import { ended, firstReply, handshake } from "./start";

const root = resolve(__dirname, "..");
const { version } = JSON.parse(readFileSync(join(root, "dist/terraform-provider/manifest.json"), "utf8")) as {
  version: string;
};
const { values: options } = parseArgs({
  options: { runs: { type: "string" }, quick: { type: "boolean", default: false } },
});
const runs = Number(options.runs ?? (options.quick ? 3 : 5));
const counts = options.quick ? [10] : [10, 100];
const APPLY = ["apply", "-auto-approve", "-no-color", "-input=false"];
const DESTROY = ["destroy", "-auto-approve", "-no-color", "-input=false"];
const PLAN = ["plan", "-no-color", "-input=false"];

async function benchStart(report: Report): Promise<void> {
  const provider = join(root, "dist/terraform-provider/terraform-provider-cckm");
  const node = () => ended(process.execPath, ["-e", "0"]);
  report.ratio("start to handshake / node -e 0", await inTurn(runs * 3, () => handshake(provider), node));
  report.ratio("start to first reply / node -e 0", await inTurn(runs * 3, () => firstReply(provider), node));
}

async function benchTerraform(report: Report, sim: SimulatorProcess, count: number): Promise<void> {
  const cckm = new TerraformFolder({
    CIPHERTRUST_ADDRESS: sim.url,
    CIPHERTRUST_USERNAME: "admin",
    CIPHERTRUST_PASSWORD: "test-password",
  });
  const builtIn = new TerraformFolder({});
  const must = async (tf: TerraformFolder, args: readonly string[]) => void (await tf.must(args));
  try {
    execFileSync(process.execPath, [join(root, "dist/cli/main.js"), "provider", "install", cckm.path], {
      stdio: "ignore",
    });
    cckm.write("main.tf", accounts(count));
    builtIn.write("main.tf", `resource "terraform_data" "x" {\n  count = ${count}\n  input = count.index\n}\n`);
    for (const tf of [cckm, builtIn]) await tf.must(["init", "-no-color", "-input=false"]);
    const cycle = (tf: TerraformFolder) => async () => {
      await must(tf, APPLY);
      await must(tf, DESTROY);
    };
    const both = (work: (tf: TerraformFolder) => () => Promise<void>) => inTurn(runs, work(cckm), work(builtIn));
    report.ratio(`apply and destroy of ${count} / terraform_data`, await both(cycle));
    const before = await sim.spent();
    for (const tf of [cckm, builtIn]) await tf.must(APPLY);
    const after = await sim.spent();
    report.value(`requests of an apply of ${count}, for each`, (after.requests - before.requests) / count, "");
    report.value(`simulator's share of an apply of ${count}`, after.cpuMs - before.cpuMs, "ms");
    report.ratio(`plan of ${count} without change / terraform_data`, await both((tf) => () => must(tf, PLAN)));
    const planned = (await sim.spent()).requests - after.requests;
    report.value(`requests of a plan of ${count} without change`, planned / (runs + 1), "");
    await must(cckm, DESTROY);
  } finally {
    cckm.remove();
    builtIn.remove();
  }
}

function accounts(count: number): string {
  return `
terraform {
  required_providers {
    cckm = {
      source  = "terraform.local/cdktf-cckm/cckm"
      version = "${version}"
    }
  }
}
resource "cckm_aws_kms_account" "x" {
  count          = ${count}
  name           = "account-\${count.index}"
  account_id     = format("%012d", count.index)
  aws_connection = "aws-any"
  regions        = ["eu-west-1"]
}
`;
}

async function main(): Promise<void> {
  const report = new Report();
  benchReview(report);
  await benchStart(report);
  const sim = await SimulatorProcess.start();
  try {
    for (const count of counts) await benchTerraform(report, sim, count);
  } finally {
    sim.stop();
  }
  report.write(join(__dirname, "results.json"));
}

void main();
