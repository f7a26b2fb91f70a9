// The README's commands on a fresh machine: a clean clone of what is committed, the newest Node, no compiler, no install
// scripts, an empty HOME.
//   npm run fresh [-- --node 22] [--whole]
import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { CckmSimulator } from "../../lib/simulator";
import { endAtSignals } from "../demo/programs";
import { missingInDemo } from "../demo/readme";
import { freshMachine, type Machine } from "./machine";

const ROOT = resolve(__dirname, "../..");

/** The oldest Node.js, by its major version, on which the CLI of CDK Terrain runs. */
const TERRAIN_NODE = 22;

const { values: options } = parseArgs({
  options: { node: { type: "string", default: "latest" }, whole: { type: "boolean", default: false } },
});

async function main(folder: string): Promise<void> {
  const machine = freshMachine(folder, options.node);
  const { node, npm, env } = machine;
  say(`Node.js ${node}, npm ${npm}, no compiler, no install scripts, an empty HOME`);
  const clone = join(folder, "clone");
  copyCheckout(clone);
  await run(clone, env, "npm ci --ignore-scripts");
  const missing = missingInDemo(readFileSync(join(clone, "README.md"), "utf8"), await run(clone, env, "npm run demo"));
  if (missing !== undefined) throw new Error(`The demo did not print what the README shows: ${missing}`);
  await firstProject(folder, clone, machine);
  if (options.whole) await run(clone, env, "npm test");
}

function copyCheckout(clone: string): void {
  try {
    execFileSync("git", ["clone", "--quiet", ROOT, clone]);
  } catch {
    // Git clones no checkout of another user, and none without a history.
    const made = new Set(["node_modules", "dist", ".git", "cdktf.out", "coverage"]);
    cpSync(ROOT, clone, { recursive: true, filter: (source) => !made.has(relative(ROOT, source)) });
  }
}

/** The README's first stack: init, its unit test, and a deploy to an offline CCKM. */
async function firstProject(folder: string, clone: string, { env, node }: Machine): Promise<void> {
  await run(clone, env, "npm pack --silent");
  const tarball = readdirSync(clone).find((name) => name.endsWith(".tgz"));
  await run(clone, env, `npx --yes --package ./${tarball} cckm init ../payments`);
  const project = join(folder, "payments");
  await run(project, env, "npm install --ignore-scripts");
  await run(project, env, "npm test");
  const sim = await CckmSimulator.start();
  try {
    const at = { CIPHERTRUST_ADDRESS: sim.url, CIPHERTRUST_USERNAME: "admin", CIPHERTRUST_PASSWORD: "test-password" };
    await run(project, { ...env, ...at, CHECKPOINT_DISABLE: "1" }, "npx cckm doctor");
    await run(project, { ...env, ...at, CHECKPOINT_DISABLE: "1", CI: "1" }, "npx cdktf deploy dev --auto-approve");
    const names = sim.snapshot().kms.map(({ name }) => name);
    if (names.join() !== "payments") throw new Error(`The deploy made the accounts ${JSON.stringify(names)}.`);
    if (Number.parseInt(node.slice(1), 10) >= TERRAIN_NODE)
      await changeToTerrain(project, clone, { ...env, ...at, CHECKPOINT_DISABLE: "1", CI: "1" });
  } finally {
    await sim.stop();
  }
}

/** The commands with which docs/install.md changes a project to CDK Terrain; the deploy then has nothing to do. */
async function changeToTerrain(project: string, clone: string, env: NodeJS.ProcessEnv): Promise<void> {
  const guide = readFileSync(join(clone, "docs/install.md"), "utf8");
  const commands = /## CDK Terrain[\s\S]*?```sh\n([\s\S]*?)```/.exec(guide)?.[1]?.trim().split("\n") ?? [];
  if (commands.at(-1) !== "npx cdktn deploy dev") throw new Error("docs/install.md has no commands for CDK Terrain.");
  for (const command of commands) await run(project, env, command.replace(/deploy dev$/, "$& --auto-approve"));
}

/** Runs a shell's command to its end and returns its output; throws with it when the command fails. */
function run(cwd: string, env: NodeJS.ProcessEnv, command: string): Promise<string> {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(command, { cwd, env, shell: true, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
      });
    }
    child.once("error", reject);
    child.once("close", (code) => {
      say(`${code === 0 ? "done" : "failed"}, ${((performance.now() - started) / 1000).toFixed(0)} s: ${command}`);
      if (code === 0) resolve(output);
      else reject(new Error(`${command} ended with ${code}:\n${output}`));
    });
  });
}

function say(text: string): void {
  process.stdout.write(`fresh machine: ${text}\n`);
}

const folder = mkdtempSync(join(tmpdir(), "cckm-fresh-"));
const interrupted = endAtSignals(() => rmSync(folder, { recursive: true, force: true }));
main(folder)
  .catch((error: Error) => {
    if (interrupted()) return;
    process.stderr.write(`fresh machine: ${error.message}\n`);
    process.exitCode = 1;
  })
  .finally(() => rmSync(folder, { recursive: true, force: true }));
