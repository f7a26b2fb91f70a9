// The README's commands on a fresh machine: a clean clone of what is committed, the newest Node, no compiler, no install
// scripts, an empty HOME.
//   npm run fresh [-- --node 22] [--whole]
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { CckmSimulator } from "../../lib/simulator";
import { freshMachine } from "./machine";

const ROOT = resolve(__dirname, "../..");

const { values: options } = parseArgs({
  options: { node: { type: "string", default: "latest" }, whole: { type: "boolean", default: false } },
});

async function main(folder: string): Promise<void> {
  const { node, npm, env } = freshMachine(folder, options.node);
  say(`Node.js ${node}, npm ${npm}, no compiler, no install scripts, an empty HOME`);
  const clone = join(folder, "clone");
  execFileSync("git", ["clone", "--quiet", ROOT, clone]);
  await run(clone, env, "npm ci --ignore-scripts");
  await run(clone, env, "npm run demo");
  await firstProject(folder, clone, env);
  if (options.whole) await run(clone, env, "npm test");
}

/** The README's first stack: init, its unit test, and a deploy to an offline CCKM. */
async function firstProject(folder: string, clone: string, env: NodeJS.ProcessEnv): Promise<void> {
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
  } finally {
    await sim.stop();
  }
}

/** Runs a command to its end; throws with its output when it fails. */
function run(cwd: string, env: NodeJS.ProcessEnv, command: string): Promise<void> {
  const started = performance.now();
  const [program = "", ...args] = command.split(" ");
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
      });
    }
    child.once("error", reject);
    child.once("close", (code) => {
      say(`${code === 0 ? "done" : "failed"}, ${((performance.now() - started) / 1000).toFixed(0)} s: ${command}`);
      if (code === 0) resolve();
      else reject(new Error(`${command} ended with ${code}:\n${output}`));
    });
  });
}

function say(text: string): void {
  process.stdout.write(`fresh machine: ${text}\n`);
}

const folder = mkdtempSync(join(tmpdir(), "cckm-fresh-"));
main(folder)
  .catch((error: Error) => {
    process.stderr.write(`fresh machine: ${error.message}\n`);
    process.exitCode = 1;
  })
  .finally(() => rmSync(folder, { recursive: true, force: true }));
