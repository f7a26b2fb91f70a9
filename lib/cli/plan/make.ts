import { resolve } from "node:path";
import { CHANGE_SET_VERSION, type Files, type Manifest, UnfitForChangeSet, writeChangeSet } from "../../change-set";
import { npmPackage } from "../../package/manifest/npm-package";
import { type ReviewModel, setFingerprint } from "../../review";
import { Refusal } from "../endings";
import { type Judging, policyReasons } from "../policy";
import { Engine, selected, stacksIn, synthesize } from "../stacks";
import { engineIdentity } from "./engine-identity";
import { inOrder } from "./order";
import { type Origin, planStack, type StackPlan } from "./plan-stack";

/** What to plan. */
export interface ChangeSetRequest {
  /** Stack names, with `*` as a wildcard; all stacks if empty. */
  readonly patterns: readonly string[];
  /** The synthesized folder; undefined to synthesize the app in the working directory. */
  readonly app: string | undefined;
  readonly origin: Origin;
  /** The policy to check it against. */
  readonly judging?: Judging | undefined;
}

/** A new change set. */
export interface Made {
  readonly bytes: Buffer;
  readonly intent: string;
  readonly changes: number;
  readonly left: Manifest["left"];
  /** Why the policy rejects it. */
  readonly refused: readonly string[];
}

/** Plans stacks into a change set, and reports its progress. */
export async function makeChangeSet(
  { patterns, app, origin, judging }: ChangeSetRequest,
  env: NodeJS.ProcessEnv,
  tell: (line: string) => void,
): Promise<Made> {
  const folder = app === undefined ? await synthesize(process.cwd(), env) : resolve(app);
  const stacks = inOrder(selected(stacksIn(folder), patterns));
  const engine = await engineIdentity(new Engine(env), env);
  const planned: StackPlan[] = [];
  const left: Manifest["left"] = [];
  for (const stack of stacks) {
    const because = waitsFor(stack.dependsOn, planned, left);
    if (because !== undefined) {
      left.push({ name: stack.name, because });
      tell(`${stack.name}: left for the next change set: ${because}`);
      continue;
    }
    tell(`${stack.name}: planning…`);
    const one = await planStack(stack, env, origin, judging);
    planned.push(one);
    tell(`${stack.name}: ${summary(one)}`);
  }
  const intent = setFingerprint(planned.map((one) => one.intent));
  const described = {
    format: "cckm-change-set",
    version: CHANGE_SET_VERSION,
    madeAt: new Date().toISOString(),
    ...origin,
    package: npmPackage().version,
    engine,
    intent,
    ...(judging && { policy: judging.policy.digest }),
    stacks: planned.map(({ stack }) => stack),
    left,
  } as const satisfies Omit<Manifest, "files">;
  const bytes = await written(described, filesOf(planned, { intent, left }));
  return {
    bytes,
    intent,
    left,
    changes: planned.reduce((sum, { stack }) => sum + stack.changes, 0),
    refused: planned.flatMap(({ model }) => policyReasons(model)),
  };
}

async function written(described: Omit<Manifest, "files">, files: Files): Promise<Buffer> {
  try {
    return await writeChangeSet(described, files);
  } catch (error) {
    throw error instanceof UnfitForChangeSet ? new Refusal(error.told) : error;
  }
}

function summary({ stack: { changes, backend } }: StackPlan): string {
  const told = changes === 0 ? "nothing to do" : `${changes} ${changes === 1 ? "change" : "changes"}`;
  return backend.local ? `${told}; its state is a file of this machine: it can be applied here alone` : told;
}

// The outputs that a stack reads from another are unknown until that one is applied.
function waitsFor(
  dependsOn: readonly string[],
  planned: readonly StackPlan[],
  left: Manifest["left"],
): string | undefined {
  for (const name of dependsOn) {
    if (left.some((one) => one.name === name)) return `${name}, which it depends on, is left as well`;
    if (planned.some(({ stack, outputsChange }) => stack.name === name && outputsChange)) {
      return `outputs of ${name}, which it depends on, change in this one`;
    }
  }
  return undefined;
}

function filesOf(planned: readonly StackPlan[], set: Pick<Manifest, "intent" | "left">): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  for (const { stack, files: own, model } of planned) {
    files.set(`reviews/${stack.name}.json`, Buffer.from(storedReview(model, set)));
    for (const [path, content] of own) files.set(`stacks/${stack.name}/${path}`, content);
  }
  return files;
}

/** The review of a stack as stored in a change set. */
export function storedReview(model: ReviewModel, { intent, left }: Pick<Manifest, "intent" | "left">): string {
  return JSON.stringify({ ...model, intent: `sha256:${intent}`, ...(left.length > 0 && { left }) });
}
