// How long the provider takes, against what Node and Terraform take by themselves: npm run bench [-- --runs 5].
// Ratios are what counts; absolute times are the machine's.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { CckmSimulator } from "../lib/simulator";
import { TerraformFolder } from "../test/support/terraform";
import { inTurn } from "./measure";
import { benchReview } from "./review";

const root = resolve(__dirname, "..");
const { version } = JSON.parse(readFileSync(join(root, "dist/terraform-provider/manifest.json"), "utf8")) as {
  version: string;
};
const { values: options } = parseArgs({ options: { runs: { type: "string", default: "5" } } });
const runs = Number(options.runs);
const APPLY = ["apply", "-auto-approve", "-no-color", "-input=false"];
const DESTROY = ["destroy", "-auto-approve", "-no-color", "-input=false"];

function report(what: string, { one, other, ratio }: Awaited<ReturnType<typeof inTurn>>): void {
  const cells = [what.padEnd(44), `${one.toFixed(0)} ms`.padStart(9), `${other.toFixed(0)} ms`.padStart(9)];
  process.stdout.write(`${cells.join("  ")}  ${ratio.toFixed(2)}x\n`);
}

/** Starts a program and waits for its end, or for its first line. */
function started(program: string, args: readonly string[], env: NodeJS.ProcessEnv, firstLine: boolean): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(program, args, { env, stdio: ["ignore", "pipe", "ignore"] });
    child.on("error", fail);
    child.on("exit", () => done());
    if (firstLine) child.stdout.once("data", () => child.kill());
  });
}

async function benchStart(): Promise<void> {
  const cookie = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2";
  const env = { ...process.env, TF_PLUGIN_MAGIC_COOKIE: cookie };
  const provider = join(root, "dist/terraform-provider/terraform-provider-cckm");
  const result = await inTurn(
    runs * 2,
    () => started(provider, [], env, true),
    () => started(process.execPath, ["-e", "0"], env, false),
  );
  report("start to handshake / node -e 0", result);
}

async function benchTerraform(sim: CckmSimulator, count: number): Promise<void> {
  const cckm = new TerraformFolder({
    CIPHERTRUST_ADDRESS: sim.url,
    CIPHERTRUST_USERNAME: "admin",
    CIPHERTRUST_PASSWORD: "test-password",
  });
  const builtIn = new TerraformFolder({});
  const must = async (tf: TerraformFolder, args: readonly string[]) => void (await tf.must(args));
  try {
    await started(
      process.execPath,
      [join(root, "dist/cli/main.js"), "provider", "install", cckm.path],
      process.env,
      false,
    );
    cckm.write("main.tf", accounts(count));
    builtIn.write("main.tf", `resource "terraform_data" "x" {\n  count = ${count}\n  input = count.index\n}\n`);
    for (const tf of [cckm, builtIn]) await tf.must(["init", "-no-color", "-input=false"]);
    const both = (args: readonly string[]) =>
      inTurn(
        runs,
        () => must(cckm, args),
        () => must(builtIn, args),
      );
    const cycle = (tf: TerraformFolder) => async () => {
      await must(tf, APPLY);
      await must(tf, DESTROY);
    };
    report(`apply and destroy of ${count} / terraform_data`, await inTurn(runs, cycle(cckm), cycle(builtIn)));
    for (const tf of [cckm, builtIn]) await tf.must(APPLY);
    report(`plan of ${count} without change / terraform_data`, await both(["plan", "-no-color", "-input=false"]));
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
  process.stdout.write(`${"medians".padEnd(44)}  ${"this".padStart(9)}  ${"that".padStart(9)}\n`);
  benchReview();
  await benchStart();
  const sim = await CckmSimulator.start();
  for (const count of [10, 100]) await benchTerraform(sim, count);
  await sim.stop();
}

void main();
