import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { isCompiled, keepCompiled, takeCompiled, verdictKey } from "./compiled";
import { addBuilt, stage } from "./stage";

/**
 * `tsx scripts/python/main.ts` makes the Python package in build/jsii/python; with `--check` it only compiles the
 * constructs as jsii does. What jsii has compiled before it does not compile again.
 */
function main(): void {
  const check = process.argv.includes("--check");
  const folder = stage(check ? "compile" : "pack");
  const key = verdictKey(folder);
  if (!isCompiled(key)) compile(folder, key);
  else if (check) process.stdout.write("The constructs are as jsii compiled them before\n");
  else takeCompiled(folder);
  if (check) return;
  addBuilt(folder);
  jsii(folder, "jsii-pacmak", ["--target", "python", "--no-parallel"]);
}

function compile(folder: string, key: string | undefined): void {
  jsii(folder, "jsii", [
    "--silence-warnings=reserved-word",
    "--silence-warnings=metadata/missing-dev-dependency",
    "--fail-on-warnings",
  ]);
  keepCompiled(folder, key);
}

function jsii(cwd: string, command: string, args: readonly string[]): void {
  const env = { ...process.env, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: "20" };
  execFileSync(process.execPath, [join(__dirname, "../../node_modules/.bin", command), ...args], {
    cwd,
    env,
    stdio: "inherit",
  });
}

main();
