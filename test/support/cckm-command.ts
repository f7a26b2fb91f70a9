import { join } from "node:path";
import { ROOT } from "./cdktf";
import { type Ran, type RunOptions, run } from "./run";

/** Runs `cckm` out of the sources, in a folder and with nothing of the test's environment. */
export function runCckm(
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv = {},
  more: Pick<RunOptions, "input" | "uid" | "gid"> = {},
): Promise<Ran> {
  const main = ["--import", require.resolve("tsx"), join(ROOT, "lib/cli/main.ts")];
  const own = { PATH: process.env.PATH, HOME: cwd, TSX_TSCONFIG_PATH: join(ROOT, "tsconfig.json") };
  return run(process.execPath, [...main, ...args], { ...more, cwd, env: { ...own, ...env } });
}
