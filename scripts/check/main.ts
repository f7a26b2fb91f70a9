// Lints, checks types, imports, regular expressions, doc comments and the constructs' jsii rules, side by side: npm run check.
// With --build it builds the package beside that, for the tests that follow: what is checked are the sources.
import { spawn } from "node:child_process";
import { availableParallelism } from "node:os";
import { delimiter, join, resolve } from "node:path";

const root = resolve(__dirname, "../..");

/** Shell commands by what they do; those that take longest first. */
const CHECKS: Readonly<Record<string, string>> = {
  types: "tsc --noEmit",
  "regular expressions": "tsx scripts/regexes/main.ts",
  jsii: "tsx scripts/python/main.ts --check",
  imports:
    "depcruise --config .dependency-cruiser.cjs --cache node_modules/.cache/imports --cache-strategy content lib",
  "doc comments": "typedoc --emit none",
  "types of the page and of its tests": "tsc --noEmit -p test/browser",
  lint: "biome check .",
};
const BUILD = { build: "npm run --silent build" };

/** Runs a shell command to its end. */
function run(command: string): Promise<{ code: number | null; output: string }> {
  const path = `${join(root, "node_modules/.bin")}${delimiter}${process.env.PATH ?? ""}`;
  return new Promise((done, failed) => {
    const child = spawn(command, { cwd: root, shell: true, env: { ...process.env, PATH: path } });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
      });
    }
    child.once("error", failed);
    child.once("close", (code) => done({ code, output }));
  });
}

/** Runs all, as many at a time as there are processors; what each of them says is shown when it ends. */
async function all(commands: Readonly<Record<string, string>>): Promise<boolean> {
  const left = Object.entries(commands);
  let good = true;
  const worker = async () => {
    for (let next = left.shift(); next; next = left.shift()) {
      const [name, command] = next;
      const { code, output } = await run(command);
      process.stdout.write(`${code === 0 ? "good" : "BAD"}: ${name} (${command})\n${output}`);
      good &&= code === 0;
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return good;
}

async function main(): Promise<void> {
  const good = await all(process.argv.includes("--build") ? { ...BUILD, ...CHECKS } : CHECKS);
  process.exitCode = good ? 0 : 1;
}

void main();
