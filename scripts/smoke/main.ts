// Deploy, diff and destroy of a stack with the real cdktf CLI and the built package, on every Node.js that is tried.
//   npm run smoke [-- --node 22 --node 26]
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { ENGINE_TITLE } from "../../lib/cli/terraform-version";
import { TRIED_NODE } from "../../lib/cli/tried-versions";
import { CckmSimulator } from "../../lib/simulator";
import { endAtSignals, run } from "../demo/programs";
import { nodeMachine } from "../fresh/machine";
import { findTerraform } from "../terraform/find";

const ROOT = resolve(__dirname, "../..");

const APP = `
const { App, TerraformStack } = require("cdktf");
const { AwsKmsAccount, AwsKmsAction, CckmProvider, Principal } = require(${JSON.stringify(ROOT)});
const app = new App();
const stack = new TerraformStack(app, "dev");
new CckmProvider(stack, "cckm");
const account = new AwsKmsAccount(stack, "payments", {
  name: "payments", accountId: "123456789012", awsConnection: "aws", regions: ["eu-west-1"],
});
account.grant(Principal.group("CCKM Users"), [AwsKmsAction.VIEW]);
app.synth();
`;

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { node: { type: "string", multiple: true } } });
  const engine = await findTerraform(process.env, { again: "run the smoke again" });
  process.stdout.write(`smoke: ${ENGINE_TITLE[engine.name]} ${engine.version}\n`);
  for (const version of values.node ?? TRIED_NODE.map(String)) await onNode(version, engine.env);
}

async function onNode(version: string, found: NodeJS.ProcessEnv): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "cckm-smoke-"));
  folders.push(folder);
  const sim = await CckmSimulator.start();
  try {
    const machine = nodeMachine(folder, version);
    const project = join(folder, "project");
    mkdirSync(project);
    symlinkSync(join(ROOT, "node_modules"), join(project, "node_modules"));
    writeFileSync(join(project, "main.js"), APP);
    const config = { language: "typescript", app: "node main.js", projectId: "smoke", sendCrashReports: "false" };
    writeFileSync(join(project, "cdktf.json"), JSON.stringify(config));
    const env = {
      ...machine.env,
      // The fetched Terraform is on a PATH of its own.
      PATH: `${machine.env.PATH}:${found.PATH?.split(":", 1)[0]}`,
      ...(found.TERRAFORM_BINARY_NAME && { TERRAFORM_BINARY_NAME: found.TERRAFORM_BINARY_NAME }),
      CIPHERTRUST_ADDRESS: sim.url,
      CIPHERTRUST_USERNAME: "admin",
      CIPHERTRUST_PASSWORD: "test-password",
      CHECKPOINT_DISABLE: "1",
      CI: "1",
    };
    const started = performance.now();
    const cdktf = (...args: string[]) =>
      run(join(machine.env.PATH!, "node"), [join(ROOT, "node_modules/.bin/cdktf"), ...args], { cwd: project, env });
    demand(await cdktf("deploy", "dev", "--auto-approve"), "Resources: 2 added", sim, 1);
    demand(await cdktf("diff", "dev"), "No changes", sim, 1);
    demand(await cdktf("destroy", "dev", "--auto-approve"), "Resources: 2 destroyed", sim, 0);
    const seconds = ((performance.now() - started) / 1000).toFixed(0);
    process.stdout.write(`smoke: Node.js ${machine.node}: deploy, diff, destroy in ${seconds} s\n`);
  } finally {
    await sim.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The command printed it, and CCKM has that many accounts. */
function demand(printed: string, words: string, sim: CckmSimulator, accounts: number): void {
  if (!printed.includes(words)) throw new Error(`Expected ${JSON.stringify(words)} in:\n${printed}`);
  const { kms } = sim.snapshot();
  if (kms.length !== accounts) throw new Error(`Expected ${accounts} accounts, CCKM has ${kms.length}.`);
}

const folders: string[] = [];
const interrupted = endAtSignals(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

main().catch((error: Error) => {
  if (interrupted()) return;
  process.stderr.write(`smoke: ${error.message}\n`);
  process.exitCode = 1;
});
