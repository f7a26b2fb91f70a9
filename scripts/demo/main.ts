// The main job in one go: a stack of stacks/ deployed to an offline CCKM, changed, checked for drift, destroyed.
//   npm run demo [-- --port N]
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { CckmClient } from "../../lib/cckm";
import { CckmSimulator } from "../../lib/simulator";
import { dev } from "../../stacks/environments/dev";
import { run, stopPrograms } from "./programs";
import { planOf, show, step, summaryOf } from "./show";
import { requireTerraform } from "./terraform-version";

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
  const terraform = await requireTerraform();
  const cckm = await step("Start an offline CCKM", () => CckmSimulator.start({ port }));
  sim = cckm;
  show([`${cckm.url}, Terraform ${terraform}`]);

  const credentials = { address: cckm.url, username: "admin", password: "test-password" };
  const cdktf = cdktfFor(credentials);
  const outputs = join(folder, "outputs.json");

  show(summaryOf(await step("cdktf deploy dev", () => cdktf("deploy", "--auto-approve", "--outputs-file", outputs))));
  const deployed = (JSON.parse(readFileSync(outputs, "utf8")) as { dev: Record<string, unknown> }).dev;
  show(Object.entries(deployed).map(([name, value]) => `${name} = ${JSON.stringify(value)}`));

  const changed = change();
  show(planOf(await step("Change regions and connection in the code; cdktf diff", () => cdktf("diff"))));
  show(summaryOf(await step("cdktf deploy: update in place", () => cdktf("deploy", "--auto-approve"))));

  await step("Somebody takes a region away by hand, behind Terraform's back", async () => {
    const client = new CckmClient(credentials);
    const [kms] = await client.awsKms.list({ name: changed.name });
    if (kms) await client.awsKms.update(kms.id, { regions: changed.regions.slice(1) });
    await client.close();
  });
  show(planOf(await step("cdktf diff finds it", () => cdktf("diff"))));
  show(summaryOf(await step("cdktf deploy puts it back", () => cdktf("deploy", "--auto-approve"))));
  show(planOf(await step("cdktf diff of the unchanged stack", () => cdktf("diff"))));

  show(summaryOf(await step("cdktf destroy", () => cdktf("destroy", "--auto-approve"))));
  await step("Ask the CCKM what is left", async () => {
    const left = cckm.snapshot().kms;
    if (left.length > 0) throw new Error(`Left behind: ${JSON.stringify(left)}`);
  });
  show(["Nothing."]);
  process.stdout.write(`\nDone in ${((performance.now() - started) / 1000).toFixed(0)} s.\n`);
}

/** The same settings as `stacks/environments/dev.ts`, with other regions and another connection for the runs that follow. */
function change() {
  const [account] = dev.accounts;
  if (!account) throw new Error("stacks/environments/dev.ts has no account to change.");
  const changed = { ...account, awsConnection: "aws", regions: ["us-east-1", "ap-south-1", "us-east-2"] };
  context = { dev: { accounts: [changed] } };
  return changed;
}

let context = {};

function cdktfFor({ address, username, password }: { address: string; username: string; password: string }) {
  const cli = join(root, "node_modules/.bin/cdktf");
  const rc = join(folder, "terraform.rc");
  writeFileSync(rc, "");
  return (command: string, ...args: string[]) =>
    run(cli, [command, "dev", "--output", join(folder, "cdktf.out"), ...args], {
      cwd: root,
      env: {
        ...process.env,
        CIPHERTRUST_ADDRESS: address,
        CIPHERTRUST_USERNAME: username,
        CIPHERTRUST_PASSWORD: password,
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
