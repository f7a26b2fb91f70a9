// The main job in one go: a stack of stacks/ deployed to an offline CCKM, changed, checked for drift, destroyed.
//   npm run demo [-- --port N]
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { AwsKmsAction } from "../../lib";
import { CckmClient } from "../../lib/cckm";
import { ENGINE_TITLE } from "../../lib/cli/terraform-version";
import { CckmSimulator } from "../../lib/simulator";
import { dev } from "../../stacks/environments/dev";
import { findTerraform } from "../terraform/find";
import { endAtSignals, run } from "./programs";
import { appliedIn, firstScreenOf, planOf, show, step, summaryOf } from "./show";
import { tableOf } from "./table";

const root = resolve(__dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "cckm-demo-"));
const { values: options } = parseArgs({ options: { port: { type: "string", default: "0" } } });
const port = Number(options.port);

let sim: CckmSimulator | undefined;

async function demo(): Promise<void> {
  const started = performance.now();
  if (!(Number.isInteger(port) && port >= 0 && port <= 65_535)) {
    throw new Error(`Expected --port to be 0 (a free one) to 65535, got ${options.port}.`);
  }
  const terraform = await findTerraform(process.env, { again: "run the demo again" });
  const cckm = await step("Start an offline CCKM", () => CckmSimulator.start({ port }));
  sim = cckm;
  show([`${cckm.url}, ${ENGINE_TITLE[terraform.name]} ${terraform.version}`]);

  const credentials = { address: cckm.url, username: "admin", password: "test-password" };
  const cdktf = cdktfFor(credentials, terraform.env);
  const outputs = join(folder, "outputs.json");

  show(summaryOf(await step("cdktf deploy dev", () => cdktf("deploy", "--auto-approve", "--outputs-file", outputs))));
  const { dev: made } = JSON.parse(readFileSync(outputs, "utf8")) as { dev: Record<string, string> };
  show(Object.entries(made).map(([name, value]) => `${name} = ${JSON.stringify(value)}`));
  const [report] = dev.reports;
  if (!report) throw new Error("stacks/environments/dev.ts has no report to show.");
  const csv = join(folder, "report.csv");
  await step(`cckm report ${report.name} --out report.csv`, () =>
    cckmCommand(["report", report.name, "--out", csv], root, environmentOf(credentials, process.env)),
  );
  show(tableOf(readFileSync(csv, "utf8"), 5));

  const { account, regions } = change();
  show(
    planOf(
      await step("Regions, connection, a permission and a secret's value change; cdktf diff", () => cdktf("diff")),
    ),
  );
  const env = environmentOf(credentials, terraform.env);
  const onChanges = (...args: string[]) => cckmCommand(args, folder, env);
  const planned = await step("cckm plan --out dev.changes", () =>
    onChanges("plan", "dev", "--app", "cdktf.out", "--out", "dev.changes"),
  );
  const intent = intentOf(planned);
  show([`intent ${intent}`]);
  show(firstScreenOf(await step("cckm review dev.changes", () => onChanges("review", "dev.changes"))));
  const page = join(root, "build/demo/review.html");
  mkdirSync(dirname(page), { recursive: true });
  await step("cckm review dev.changes --format html --out review.html", () =>
    onChanges("review", "dev.changes", "--format", "html", "--out", page),
  );
  show([`To be opened in a browser: ${page}`]);
  const applied = await step("cckm apply dev.changes --expect the approved intent: everything in place", () =>
    onChanges("apply", "dev.changes", "--expect", intent),
  );
  show(appliedIn(applied));

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

/** What an approval of a change set names: the last line of `cckm plan`. */
function intentOf(printed: string): string {
  const intent = /^intent (sha256:[0-9a-f]{64})$/m.exec(printed)?.[1];
  if (intent === undefined) throw new Error(`cckm plan names no intent:\n${printed}`);
  return intent;
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

function cckmCommand(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Promise<string> {
  // 2 is the plan's answer that there are changes.
  return run(process.execPath, [join(root, "dist/cli/main.js"), ...args], { cwd, env, answers: [2] });
}

/** What every program of the demo finds in its environment. */
function environmentOf({ address, username, password }: Credentials, env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return {
    ...env,
    CIPHERTRUST_ADDRESS: address,
    CIPHERTRUST_USERNAME: username,
    CIPHERTRUST_PASSWORD: password,
    ...Object.fromEntries(dev.secrets.map(({ variable }) => [`TF_VAR_${variable}`, "test-secret-value"])),
    // Nothing of this run stays in the user's own caches, and nothing of their Terraform settings changes it.
    CDKTF_DISABLE_PLUGIN_CACHE_ENV: "1",
    TF_CLI_CONFIG_FILE: join(folder, "terraform.rc"),
    CCKM_JOURNAL: join(folder, "journal"),
    CHECKPOINT_DISABLE: "1",
    CI: "1",
  };
}

function cdktfFor(credentials: Credentials, env: NodeJS.ProcessEnv) {
  const cli = join(root, "node_modules/.bin/cdktf");
  writeFileSync(join(folder, "terraform.rc"), "");
  return (command: string, ...args: string[]) =>
    run(cli, [command, "dev", "--output", join(folder, "cdktf.out"), ...args], {
      cwd: root,
      env: { ...environmentOf(credentials, env), CDKTF_CONTEXT_JSON: JSON.stringify(context) },
    });
}

async function end(code: number): Promise<void> {
  await sim?.stop();
  rmSync(folder, { recursive: true, force: true });
  process.exitCode = code;
}

const interrupted = endAtSignals(() => end(130));

demo().then(
  () => end(0),
  (error: unknown) => {
    if (interrupted()) return;
    process.stdout.write("\n");
    process.stderr.write(`The demo failed: ${error instanceof Error ? error.message : String(error)}\n`);
    return end(1);
  },
);
