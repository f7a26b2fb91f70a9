// The main job in one go: a stack of stacks/ deployed to an offline CCKM, changed, checked for drift, destroyed.
//   npm run demo [-- --port N]
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { AwsKmsAction } from "../../lib";
import { CckmClient } from "../../lib/cckm";
import { CckmSimulator } from "../../lib/simulator";
import { dev } from "../../stacks/environments/dev";
import { findTerraform } from "../terraform/find";
import { run, stopPrograms } from "./programs";
import { planOf, show, step, summaryOf } from "./show";
import { tableOf } from "./table";

const root = resolve(__dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "cckm-demo-"));
const { values: options } = parseArgs({ options: { port: { type: "string", default: "0" } } });
const port = Number(options.port);

let sim: CckmSimulator | undefined;

async function demo(): Promise<void> {
  const started = performance.now();
  if (!(Number.isInteger(port) && port >= 0 && port <= 65_535)) {
    throw new Error(`--port is ${options.port}; allowed: 0 (a free one) to 65535.`);
  }
  const terraform = await findTerraform(process.env, { again: "run the demo again" });
  const cckm = await step("Start an offline CCKM", () => CckmSimulator.start({ port }));
  sim = cckm;
  show([`${cckm.url}, Terraform ${terraform.version}`]);

  const credentials = { address: cckm.url, username: "admin", password: "test-password" };
  const cdktf = cdktfFor(credentials, terraform.env);
  const outputs = join(folder, "outputs.json");

  show(summaryOf(await step("cdktf deploy dev", () => cdktf("deploy", "--auto-approve", "--outputs-file", outputs))));
  const { dev: made } = JSON.parse(readFileSync(outputs, "utf8")) as { dev: Record<string, string> };
  show(Object.entries(made).map(([name, value]) => `${name} = ${JSON.stringify(value)}`));
  const [report] = dev.reports;
  if (!report) throw new Error("stacks/environments/dev.ts has no report to show.");
  const csv = join(folder, "report.csv");
  await step(`cckm report ${report.name} --out report.csv`, () => cckmReport(credentials, report.name, csv));
  show(tableOf(readFileSync(csv, "utf8"), 5));

  const { account, regions } = change();
  show(
    planOf(
      await step("Regions, connection, a permission and a secret's value change; cdktf diff", () => cdktf("diff")),
    ),
  );
  show(summaryOf(await step("cdktf deploy: everything in place", () => cdktf("deploy", "--auto-approve"))));

  await step("Somebody takes a region away by hand, behind Terraform's back", async () => {
    const client = new CckmClient(credentials);
    const [kms] = await client.awsKms.list({ name: account });
    if (kms) await client.awsKms.update(kms.id, { regions: regions.slice(1) });
    await client.close();
  });
  show(planOf(await step("cdktf diff finds it", () => cdktf("diff"))));
  show(summaryOf(await step("cdktf deploy puts it back", () => cdktf("deploy", "--auto-approve"))));
  show(planOf(await step("cdktf diff of the unchanged stack", () => cdktf("diff"))));

  show(summaryOf(await step("cdktf destroy", () => cdktf("destroy", "--auto-approve"))));
  await step("Ask the CCKM what is left", async () => {
    const { kms, secrets, reports } = cckm.snapshot();
    const left = [...kms, ...secrets, ...reports];
    if (left.length > 0) throw new Error(`Left behind: ${JSON.stringify(left)}`);
  });
  show(["No account, no secret, no report."]);
  process.stdout.write(`\nDone in ${((performance.now() - started) / 1000).toFixed(0)} s.\n`);
}

/** Changes the settings of `stacks/environments/dev.ts` for the runs that follow. */
function change(): { account: string; regions: readonly string[] } {
  const [account] = dev.accounts;
  const [secret, ...secrets] = dev.secrets;
  if (!account || !secret) throw new Error("stacks/environments/dev.ts has no account or no secret to change.");
  const regions = ["us-east-1", "ap-south-1", "us-east-2"];
  const [first, ...grants] = account.grants;
  const grant = first && { ...first, actions: [...first.actions, AwsKmsAction.KEY_ROTATE] };
  context = {
    dev: {
      accounts: [{ ...account, awsConnection: "aws", regions, grants: [grant, ...grants] }],
      secrets: [{ ...secret, valueVersion: secret.valueVersion + 1 }, ...secrets],
    },
  };
  return { account: account.name, regions };
}

let context = {};

interface Credentials {
  readonly address: string;
  readonly username: string;
  readonly password: string;
}

function cckmReport({ address, username, password }: Credentials, name: string, out: string): Promise<string> {
  const main = ["--import", require.resolve("tsx"), join(root, "lib/cli/main.ts")];
  const variables = {
    CIPHERTRUST_ADDRESS: address,
    CIPHERTRUST_USERNAME: username,
    CIPHERTRUST_PASSWORD: password,
  };
  return run(process.execPath, [...main, "report", name, "--out", out], {
    cwd: root,
    env: { ...process.env, ...variables },
  });
}

function cdktfFor({ address, username, password }: Credentials, env: NodeJS.ProcessEnv) {
  const cli = join(root, "node_modules/.bin/cdktf");
  const rc = join(folder, "terraform.rc");
  writeFileSync(rc, "");
  return (command: string, ...args: string[]) =>
    run(cli, [command, "dev", "--output", join(folder, "cdktf.out"), ...args], {
      cwd: root,
      env: {
        ...env,
        CIPHERTRUST_ADDRESS: address,
        CIPHERTRUST_USERNAME: username,
        CIPHERTRUST_PASSWORD: password,
        ...Object.fromEntries(dev.secrets.map(({ variable }) => [`TF_VAR_${variable}`, "test-secret-value"])),
        CDKTF_CONTEXT_JSON: JSON.stringify(context),
        // Nothing of this run stays in the user's own caches, and nothing of their Terraform settings changes it.
        CDKTF_DISABLE_PLUGIN_CACHE_ENV: "1",
        TF_CLI_CONFIG_FILE: rc,
        CHECKPOINT_DISABLE: "1",
        CI: "1",
      },
    });
}

async function end(code: number): Promise<void> {
  await sim?.stop();
  rmSync(folder, { recursive: true, force: true });
  process.exitCode = code;
}

let interrupted = false;
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    if (interrupted) return;
    interrupted = true;
    process.stdout.write("\nInterrupted: ending what runs.\n");
    void stopPrograms(10_000)
      .then(() => end(130))
      .then(() => process.exit(130));
  });
}

demo().then(
  () => end(0),
  (error: unknown) => {
    if (interrupted) return;
    process.stdout.write("\n");
    process.stderr.write(`The demo failed: ${error instanceof Error ? error.message : String(error)}\n`);
    return end(1);
  },
);
