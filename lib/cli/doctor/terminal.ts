import { execFile } from "node:child_process";
import { existsSync, readFileSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";
import { isOnMusl, TERMINAL_MODULE, terminalOverride } from "../terminal-module";
import { type CheckResult, notWell, ok } from "./check-result";
import * as words from "./words";

const TOPIC = "cdktf CLI";

interface Cli {
  readonly name: string;
  readonly version: string;
  /** One of its files, from which its dependencies are resolved. */
  readonly file: string;
}

/**
 * Checks whether the cdktf CLI that `npx cdktf` would run in a folder can start: its terminal module is native code.
 */
export async function checkTerminalModule(directory: string, env: NodeJS.ProcessEnv): Promise<CheckResult> {
  const cli = findCli(directory, env);
  if (!cli) return notWell(TOPIC, words.cdktfCliMissing({}));
  const named = `${cli.name} ${cli.version}`;
  if (cli.name === "cdktn-cli") return ok(TOPIC, `${named}, which needs no terminal module`);
  const reason = await load(cli, env);
  if (reason === undefined) return ok(TOPIC, `${named}, its terminal module loads`);
  const where = `Node.js ${process.versions.node}, ${process.platform} ${process.arch}${isOnMusl() ? " with musl" : ""}`;
  const override = JSON.stringify({ overrides: terminalOverride(isOnMusl()) }).slice(1, -1);
  return notWell(TOPIC, words.terminalModuleBroken({ cli: named, where, reason, override }));
}

function findCli(directory: string, env: NodeJS.ProcessEnv): Cli | undefined {
  const require = createRequire(join(directory, "package.json"));
  for (const name of ["cdktf-cli", "cdktn-cli"]) {
    try {
      return described(require.resolve(`${name}/package.json`));
    } catch {
      // Not installed in this project.
    }
  }
  for (const folder of (env.PATH ?? "").split(delimiter)) {
    for (const program of ["cdktf", "cdktn"]) {
      const file = join(folder, program);
      if (!existsSync(file)) continue;
      const manifest = manifestAbove(realpathSync(file));
      if (manifest) return described(manifest);
    }
  }
  return undefined;
}

function manifestAbove(file: string): string | undefined {
  for (let folder = dirname(file); folder !== dirname(folder); folder = dirname(folder)) {
    const manifest = join(folder, "package.json");
    if (existsSync(manifest) && /^cdkt[fn]-cli$/.test(described(manifest).name)) return manifest;
  }
  return undefined;
}

function described(file: string): Cli {
  const { name = "", version = "" } = JSON.parse(readFileSync(file, "utf8")) as { name?: string; version?: string };
  return { name, version, file };
}

/** Loads it in a child process, which a broken binary may crash. Undefined if it works. */
function load({ file }: Cli, env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const code = `
    const module = require("node:module").createRequire(process.argv[1])(${JSON.stringify(TERMINAL_MODULE)});
    if (typeof module.spawn !== "function") throw new Error("it has no spawn");
    process.exit();`;
  return new Promise((resolve) => {
    execFile(process.execPath, ["-e", code, file], { env, timeout: 20_000 }, (error, _, stderr) => {
      if (!error) return resolve(undefined);
      const said = /^(?:\w*Error): (.*)$/m.exec(stderr)?.[1] ?? /^.*\bError: (.*)$/m.exec(stderr)?.[1];
      resolve(said ?? `it ended with ${error.code ?? error.signal}`);
    });
  });
}
