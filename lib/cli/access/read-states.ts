import { existsSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { text } from "node:stream/consumers";
import { objectsOfState, type StateRead } from "../../review";
import { CommandFailure } from "../endings";
import { isSavedPlan } from "../review/plan-file";
import { Engine, isConfigured, outputOf, type Stack, stacksIn } from "../stacks";
import { unreadable } from "../unreadable";
import { type SiteOfState, sitesIn } from "./sites-in-state";
import * as words from "./words";

/** A state and the CCKM sites of its objects. */
export interface StateSource extends StateRead {
  readonly sites: readonly SiteOfState[];
}

const ALLOWED =
  "Expected a state file, what terraform show -json prints of a state, - for that on standard input, the folder of a stack, or what synth wrote for the app (cdktf.out).";

/**
 * Reads the given states: files, or those of stacks, which the engine pulls from their backends.
 * @throws CommandFailure for anything that is not a state
 */
export async function readStates(given: readonly string[], env: NodeJS.ProcessEnv): Promise<StateSource[]> {
  const engine = new Engine(env);
  const states: StateSource[] = [];
  for (const one of new Set(given)) states.push(...(await statesOf(one, engine)));
  return states;
}

async function statesOf(given: string, engine: Engine): Promise<StateSource[]> {
  if (given === "-") return [parsed("standard input", await text(process.stdin))];
  if (!isFolder(given)) return [fileAt(given)];
  const stacks = stacksIn(folderOf(given));
  const states: StateSource[] = [];
  for (const stack of stacks) states.push(await pulled(stack, engine));
  return states;
}

function isFolder(given: string): boolean {
  try {
    return statSync(given).isDirectory();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") throw new CommandFailure(words.stateMissing({ given, near: near(given), rule: ALLOWED }));
    throw new CommandFailure(words.stateNotRead(unreadable(given, error as Error)));
  }
}

// A project folder is accepted as well as its synthesized output.
function folderOf(given: string): string {
  const isProject = existsSync(join(given, "cdktf.json"));
  if (isConfigured(given) || existsSync(join(given, "manifest.json")) || !isProject) return given;
  return outputOf(given);
}

function near(given: string): string {
  const stack = join("cdktf.out", "stacks", given);
  return existsSync(stack) ? `Did you mean ${stack}? ` : "";
}

function fileAt(file: string): StateSource {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw new CommandFailure(words.stateNotRead({ file, reason: (error as Error).message }));
  }
  if (isSavedPlan(bytes)) {
    throw new CommandFailure(words.planNoState({ file, rule: ALLOWED }));
  }
  return parsed(file, bytes.toString("utf8"));
}

async function pulled({ name, folder }: Stack, engine: Engine): Promise<StateSource> {
  const first = await engine.run(folder, ["state", "pull"]);
  // Before `init`, the engine does not know the backend of a folder.
  if (first.code !== 0) await engine.init(folder);
  const json = first.code === 0 ? first.stdout : await engine.must(folder, ["state", "pull"]);
  return json.trim() === "" ? { name, objects: [], sites: [] } : parsed(name, json);
}

function parsed(what: string, json: string): StateSource {
  const name = what.includes("/") ? basename(what) : what;
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    throw new CommandFailure(words.stateNoJson({ what, reason: (error as Error).message, rule: ALLOWED }));
  }
  try {
    return { name, objects: objectsOfState(value), sites: sitesIn(value) };
  } catch (error) {
    throw new CommandFailure(words.stateNotUsed({ what, reason: (error as Error).message, rule: ALLOWED }));
  }
}
