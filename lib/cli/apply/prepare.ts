import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { ChangeSet, LocalPlace, PlannedStack } from "../../change-set";
import type { ProviderPackage } from "../../package/manifest/provider-package";
import { placeProvider } from "../../package/place/place";
import { canonical } from "../../review";
import { Refusal } from "../endings";
import { isHere } from "../plan/local-state";
import { withPlaceholders } from "../plan/placeholders";
import { lockedProviders, PLAN_FILE, reviewSaved } from "../plan/plan-stack";
import { type Judging, refuseByPolicy } from "../policy";
import { configurationOf } from "../review/plan-file";
import { Engine } from "../stacks";
import { checkReview, checkSecrets, checkTold } from "./checks";
import { engineEnvironment } from "./environment";
import { elsewhere } from "./refusals";
import { type Left, whatIsLeft } from "./what-is-left";
import * as words from "./words";

/** A stack that is ready to be applied. */
export interface Prepared extends Left {
  readonly stack: PlannedStack;
  readonly folder: string;
  readonly engine: Engine;
}

/** Where a stack is prepared, and with which engine. */
interface Place {
  readonly folder: string;
  readonly built: ProviderPackage | undefined;
  readonly judging: Judging | undefined;
}

/**
 * Unpacks a stack of a change set into a folder, and compares what its saved plan does with the manifest. If the state
 * has changed since, it plans again: that plan may only contain what was approved.
 * @throws Refusal that says what differs; nothing has changed then
 */
export async function prepare(
  set: ChangeSet,
  stack: PlannedStack,
  { folder, built, judging }: Place,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<Prepared> {
  unpack(set, stack, folder);
  refuseUnhashed(stack.name, folder);
  const file = join(folder, PLAN_FILE);
  const configuration = await configurationIn(stack.name, folder, file);
  if (built) placeProvider(built, folder);
  const own = engineEnvironment(env, stack.workspace);
  const engine = new Engine(withPlaceholders(configuration, own));
  await initialize(stack.name, engine, folder, signal);
  const { name, workspace } = stack;
  const { commit, branch } = set.manifest;
  const except = stack.backend.place?.links ?? [];
  const saved = { name, workspace, configuration, folder, env: own, except, judging, commit, branch };
  const reviewed = await reviewSaved({ ...saved, file }, engine, signal);
  checkTold(stack, folder, configuration, reviewed);
  checkReview(name, set, reviewed.model, judging);
  refuseByPolicy([reviewed.model]);
  checkSecrets(name, configuration, reviewed.intent, own);
  const left = await whatIsLeft({ stack, saved, approved: reviewed.intent, file }, engine, signal);
  return { stack, folder, engine, ...left };
}

/**
 * Whatever mirror is configured, the engine verifies a package only if the lock file has hashes for it; without any it
 * accepts each package.
 * @throws Refusal that names a provider without a hash
 */
export function refuseUnhashed(name: string, folder: string): void {
  const [address] = Object.entries(lockedProviders(folder)).find(([, { hashes }]) => hashes.length === 0) ?? [];
  if (address !== undefined) throw new Refusal(words.providerWithoutHash({ name, address }));
}

function unpack({ files }: ChangeSet, { name, state, backend: { place } }: PlannedStack, folder: string): void {
  const prefix = `stacks/${name}/`;
  for (const [path, content] of files) {
    if (!path.startsWith(prefix)) continue;
    const target = join(folder, path.slice(prefix.length));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, content, { mode: 0o600 });
  }
  if (!place) return;
  if (isHere(place)) linkState(name, place, folder);
  // An existing state is identified by its lineage; for a first plan only the machine can be compared.
  else if (state === null) throw elsewhere(name);
}

// Links to what the backend expects next to the configuration, in the folder where it was planned.
function linkState(name: string, { folder: planned, links, state }: LocalPlace, folder: string): void {
  if (links.length === 0) return;
  try {
    mkdirSync(state, { recursive: true });
  } catch (error) {
    const reason = `The folder of the state of ${name} cannot be made: ${(error as Error).message}`;
    throw new Refusal(words.notStarted({ reason }));
  }
  for (const link of links) {
    mkdirSync(dirname(join(folder, link)), { recursive: true });
    symlinkSync(join(planned, link), join(folder, link));
  }
}

// Terraform applies the plan's own copy of the configuration, so that copy is checked.
async function configurationIn(name: string, folder: string, file: string): Promise<unknown> {
  const configuration = await configurationOf(file);
  const json = join(folder, "cdk.tf.json");
  const beside = existsSync(json) ? parsed(readFileSync(json, "utf8")) : undefined;
  if (canonical(configuration) === canonical(beside)) return configuration;
  throw new Refusal(words.otherConfiguration({ name }));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function initialize(name: string, engine: Engine, folder: string, signal: AbortSignal): Promise<void> {
  const args = ["init", "-input=false", "-no-color", "-lockfile=readonly"];
  const { code, stdout, stderr } = await engine.run(folder, args, signal);
  if (code === 0) return;
  throw new Refusal(words.initFailed({ name, program: engine.program, said: stderr.trim() || stdout.trim() }));
}
