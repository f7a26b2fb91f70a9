import { join } from "node:path";
import { isBuilt } from "./built";
import { ROOT } from "./cdktf";
import { type Ran, type RunOptions, run } from "./run";

/** Runs `cckm` as the sources have it, in a folder and with nothing of the test's environment but which engine is tested. */
export function runCckm(
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv = {},
  more: Pick<RunOptions, "input" | "uid" | "gid" | "detached" | "started"> = {},
): Promise<Ran> {
  return run(process.execPath, [...cckmProgram(), ...args], { ...more, cwd, env: { ...ownEnvironment(cwd), ...env } });
}

/** Runs `cckm` within a line of `sh`, where `"$@"` stands for it. */
export function runCckmInShell(
  line: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv = {},
): Promise<Ran> {
  const command = ["-c", line, "sh", process.execPath, ...cckmProgram(), ...args];
  return run("/bin/sh", command, { cwd, env: { ...ownEnvironment(cwd), ...env } });
}

function cckmProgram(): readonly string[] {
  // The build starts in half the time.
  program ??= isBuilt() ? [BUILT] : ["--require", require.resolve("tsx/cjs"), join(ROOT, "lib/cli/main.ts")];
  return program;
}

function ownEnvironment(cwd: string): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    HOME: cwd,
    TSX_TSCONFIG_PATH: join(ROOT, "tsconfig.json"),
    ...(process.env.TERRAFORM_BINARY_NAME && { TERRAFORM_BINARY_NAME: process.env.TERRAFORM_BINARY_NAME }),
  };
}

const BUILT = join(ROOT, "dist/cli/main.js");
let program: readonly string[] | undefined;
