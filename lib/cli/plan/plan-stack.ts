import { existsSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { z } from "zod";
import type { PlannedStack, StateMark } from "../../change-set";
import { npmPackage } from "../../package/manifest/npm-package";
import { LockFile } from "../../package/place/lock-file";
import { fingerprint, intentOf, type ReviewedIntent, type ReviewInput, type ReviewModel } from "../../review";
import { CommandFailure, Refusal } from "../endings";
import { type Judging, judged } from "../policy";
import { configurationsInState, toldWhole } from "../review/plan-file";
import { targetOf, targetsOf } from "../review/target";
import { Engine, inPrivateFolder, type Stack } from "../stacks";
import { backendOf } from "./backend";
import { withPlaceholders } from "./placeholders";
import { hashesBeside, stackFiles } from "./stack-files";
import * as words from "./words";

/** A planned and reviewed stack. */
export interface StackPlan extends ReviewedIntent {
  readonly stack: PlannedStack;
  /** All files that its apply needs, by path in the stack's folder. */
  readonly files: readonly [string, Buffer][];
  /** Whether its outputs change, so that stacks that read them must wait for its apply. */
  readonly outputsChange: boolean;
}

/** The origin of the planned code. */
export interface Origin {
  readonly commit: string | null;
  readonly branch: string | null;
}

/** Name of the saved plan next to the stack's files. */
export const PLAN_FILE = "plan.tfplan";

const LOCK = ".terraform.lock.hcl";

const state = z.looseObject({ lineage: z.string(), serial: z.number() });

/**
 * Plans a stack and reviews the saved plan.
 * @throws Refusal if the plan cannot be reviewed, or must not be carried to another machine
 */
export async function planStack(
  stack: Stack,
  env: NodeJS.ProcessEnv,
  origin: Origin,
  judging: Judging | undefined,
): Promise<StackPlan> {
  const { name, folder, configuration, dependsOn } = stack;
  const engine = new Engine(withPlaceholders(configuration, env));
  return inPrivateFolder(async (own, signal) => {
    await engine.init(folder, signal);
    const workspace = (await engine.must(folder, ["workspace", "show"], signal)).trim();
    const data = resolve(folder, env.TF_DATA_DIR || ".terraform");
    const backend = backendOf({ name, folder, configuration, workspace, data });
    const before = markOf(name, await engine.must(folder, ["state", "pull"], signal));
    const file = join(own, PLAN_FILE);
    await savePlan(engine, folder, file, signal);
    const except = [relative(folder, data), ...(backend.place?.links ?? [])];
    const saved = { name, workspace, configuration, folder, file, env, except, judging, ...origin };
    const reviewed = await reviewSaved(saved, engine, signal);
    const { model, intent } = reviewed;
    return {
      ...reviewed,
      files: [...stackFiles(name, folder, except), [PLAN_FILE, readFileSync(file)]],
      outputsChange: model.outputs.length > 0,
      stack: {
        name,
        workspace,
        dependsOn: [...dependsOn],
        changes: changesIn(model),
        intent: fingerprint(intent),
        backend,
        state: before,
        providers: lockedProviders(folder),
      },
    };
  });
}

/** The number of changes, including outputs. */
export function changesIn({ changes, outputs }: ReviewModel): number {
  return changes.length + outputs.length;
}

/** Saves a plan of a folder to a file. Extra arguments in the environment cannot stop it from refreshing. */
export async function savePlan(engine: Engine, folder: string, file: string, signal: AbortSignal): Promise<void> {
  await engine.must(folder, ["plan", "-refresh=true", "-input=false", "-no-color", `-out=${file}`], signal);
}

/** A saved plan and its origin. */
export interface Saved extends Partial<Origin> {
  readonly name: string;
  readonly workspace: string;
  readonly configuration: unknown;
  /** The folder in which the providers are installed. */
  readonly folder: string;
  readonly file: string;
  /** Paths in the folder that belong to Terraform. */
  readonly except: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** The policy to check it against. */
  readonly judging: Judging | undefined;
}

/**
 * Reviews a saved plan, using the plan itself, its folder and the environment.
 * @throws Refusal if it cannot be reviewed
 */
export async function reviewSaved(saved: Saved, engine: Engine, signal: AbortSignal): Promise<ReviewedIntent> {
  const { name, workspace, configuration, folder, file, except, env, judging, commit = null, branch = null } = saved;
  const plan = await toldWhole(await engine.json(folder, ["show", "-json", file], signal), file);
  const { model, intent } = reviewedIntent(name, {
    plan,
    configuration,
    target: targetOf(configuration, env),
    targets: targetsOf(configuration, env),
    configurationsInState: await configurationsInState(file),
    environment: { stack: name, workspace, commit, branch },
    packageVersion: npmPackage().version,
    providers: lockOf(folder).versions(),
    files: hashesBeside(stackFiles(name, folder, except)),
    policy: judging?.policy.digest,
  });
  return { model: judged(model, judging), intent };
}

function reviewedIntent(name: string, input: ReviewInput): ReviewedIntent {
  try {
    return intentOf(input);
  } catch (error) {
    throw new Refusal(words.notReviewed({ name, reason: (error as Error).message }));
  }
}

/**
 * Lineage and serial of a state from the output of `state pull`; null if there is no state yet.
 * @throws CommandFailure for any other output
 */
export function markOf(name: string, text: string): StateMark | null {
  if (text.trim() === "") return null;
  const { lineage, serial } = pulledState(name, text, state);
  return lineage === "" ? null : { lineage, serial };
}

/**
 * Parses the output of `state pull`.
 * @throws CommandFailure if its format is different
 */
export function pulledState<T>(name: string, text: string, form: z.ZodType<T>): T {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new CommandFailure(words.stateNotRead({ name }));
  }
  const parsed = form.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new CommandFailure(words.stateNotRead({ name }));
}

/** The providers in the lock file of a folder. */
export function lockedProviders(folder: string): PlannedStack["providers"] {
  const lock = lockOf(folder);
  return Object.fromEntries(
    Object.entries(lock.versions()).map(([address, version]) => [address, { version, hashes: lock.hashes(address) }]),
  );
}

// A stack with only Terraform's built-in resources has no lock file.
function lockOf(folder: string): LockFile {
  const file = join(folder, LOCK);
  return LockFile.parse(existsSync(file) ? readFileSync(file, "utf8") : "");
}
