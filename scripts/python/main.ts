import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { isCompiled, rememberCompiled, verdictKey } from "./compiled";
import { stage } from "./stage";

/**
 * `tsx scripts/python/main.ts` makes the Python package in build/jsii/python; with `--check` it only compiles the
 * constructs as jsii does, unless it has compiled the very same before.
 */
function main(): void {
  const check = process.argv.includes("--check");
  const folder = stage(check ? "compile" : "pack");
  const key = check ? verdictKey(folder) : undefined;
  if (isCompiled(key)) {
    process.stdout.write("The constructs are as jsii compiled them before\n");
    return;
  }
  jsii(folder, "jsii", [
    "--silence-warnings=reserved-word",
    "--silence-warnings=metadata/missing-dev-dependency",
    "--fail-on-warnings",
  ]);
  if (check) rememberCompiled(key);
  else jsii(folder, "jsii-pacmak", ["--target", "python", "--no-parallel"]);
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
