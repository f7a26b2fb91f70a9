import { execFile } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { buffer } from "node:stream/consumers";
import { CommandFailure } from "../endings";
import { stacksIn } from "../stacks";
import { terraformProgram } from "../terraform-version";
import { unreadable } from "../unreadable";
import { configurationOf, configurationsInState, isSavedPlan, providersOf, toldWhole, workspaceOf } from "./plan-file";
import * as words from "./words";

/** A plan in JSON, and its configuration if available. */
export interface PlanSource {
  readonly plan: unknown;
  readonly configuration: unknown;
  /** Provider versions, from the plan's own copy of the lock file. */
  readonly providers?: Readonly<Record<string, string>>;
  /** The provider configuration of each object by address, from the plan's own state. */
  readonly configurationsInState?: Readonly<Record<string, string>>;
  /** The workspace of the plan. */
  readonly workspace?: string | undefined;
}

const LARGEST_OUTPUT = 512 * 1024 * 1024;

/**
 * Reads a plan: saved by Terraform or OpenTofu, as a JSON file, or as JSON on standard input (`-`). A saved plan is
 * converted by the engine that made it, in the folder where its providers are installed.
 *
 * @throws CommandFailure if there is no plan, or the engine cannot show it
 */
export async function readPlan(file: string, env: NodeJS.ProcessEnv): Promise<PlanSource> {
  if (file === "-")
    return { plan: parse("standard input", textOf(await buffer(process.stdin))), configuration: undefined };
  const bytes = readBytes(file);
  if (!isSavedPlan(bytes)) return { plan: parse(file, textOf(bytes)), configuration: undefined };
  return {
    plan: await toldWhole(parse(file, await show(file, env)), file),
    configuration: await configurationOf(file),
    providers: await providersOf(file),
    configurationsInState: await configurationsInState(file),
    workspace: await workspaceOf(file),
  };
}

/** The synthesized configuration in a folder: a stack's folder, or cdktf's output with a single stack. */
export function readApp(folder: string): unknown {
  const stacks = stacksIn(folder).filter(({ configuration }) => configuration !== undefined);
  const [only] = stacks;
  if (only === undefined) throw new CommandFailure(words.noStackHere({ folder }));
  if (stacks.length > 1) {
    const names = stacks.map((one) => one.folder).join(", ");
    throw new CommandFailure(words.severalStacks({ folder, count: String(stacks.length), names }));
  }
  return only.configuration;
}

function readBytes(file: string): Buffer {
  try {
    if (statSync(file).isDirectory()) throw new Error("it is a folder");
    return readFileSync(file);
  } catch (error) {
    throw new CommandFailure(words.planNotRead(unreadable(file, error as Error)));
  }
}

function show(file: string, env: NodeJS.ProcessEnv): Promise<string> {
  const program = terraformProgram(env);
  const path = resolve(file);
  // Showing a plan needs the schemas of its providers, which are where it was made.
  const cwd = existsSync(join(dirname(path), ".terraform")) ? dirname(path) : process.cwd();
  return new Promise((done, reject) => {
    execFile(program, ["show", "-json", path], { cwd, env, maxBuffer: LARGEST_OUTPUT }, (error, stdout, stderr) => {
      if (!error) return done(stdout);
      const said = stderr.trim() || error.message;
      const help = `Run it in the folder in which the plan was made, with the same ${program}; or give the output of ${program} show -json.`;
      reject(new CommandFailure(words.showFailed({ program, file, said, help })));
    });
  });
}

// PowerShell writes redirected output as UTF-16 with a byte order mark.
function textOf(bytes: Uint8Array): string {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe;
  return new TextDecoder(wide ? "utf-16le" : "utf-8").decode(bytes);
}

function parse(what: string, json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new CommandFailure(words.noPlan({ what, reason: (error as Error).message }));
  }
}
