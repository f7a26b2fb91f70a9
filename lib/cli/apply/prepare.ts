import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { ChangeSet, PlannedStack } from "../../change-set";
import { azureSecret } from "../../contract";
import type { ProviderPackage } from "../../package/manifest/provider-package";
import { placeProvider } from "../../package/place/place";
import { canonical, fingerprint, type IntentChange, type ReviewModel, type StackIntent } from "../../review";
import { Refusal } from "../failure";
import { storedReview } from "../plan/make";
import { secretVariables, withPlaceholders } from "../plan/placeholders";
import { markOf, PLAN_FILE, reviewSaved, savePlan } from "../plan/plan-stack";
import { configurationOf } from "../review/plan-file";
import { Engine } from "../stacks";
import { beyond } from "./difference";
import { engineEnvironment } from "./environment";

/** A stack that is ready to be applied. */
export interface Prepared {
  readonly stack: PlannedStack;
  readonly folder: string;
  readonly engine: Engine;
  /** What is applied; undefined where all that was approved is done. */
  readonly plan: string | undefined;
  readonly intent: StackIntent;
  /** Said to whoever applies. */
  readonly note?: string;
}

/**
 * Brings a stack of a change set into a folder, and holds what its saved plan does, here and now, against what the manifest
 * tells. A state that has moved is planned again: only what was approved may be in that plan.
 * @throws Refusal that says what differs; nothing is changed then
 */
export async function prepare(
  set: ChangeSet,
  stack: PlannedStack,
  folder: string,
  built: ProviderPackage | undefined,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<Prepared> {
  unpack(set, stack, folder);
  const file = join(folder, PLAN_FILE);
  const configuration = await configurationIn(stack.name, folder, file);
  if (built) placeProvider(built, folder);
  const own = engineEnvironment(env, stack.workspace);
  const engine = new Engine(withPlaceholders(configuration, own));
  await engine.must(folder, ["init", "-input=false", "-no-color", "-lockfile=readonly"], signal);
  const { name, workspace } = stack;
  const { commit, branch } = set.manifest;
  const saved = { name, workspace, configuration, folder, env: own, commit, branch };
  const { intent: approved, model } = await reviewSaved({ ...saved, file }, engine, signal);
  if (fingerprint(approved) !== stack.intent) throw different(name, stack.intent, approved);
  checkReview(name, set, model);
  checkSecrets(stack.name, configuration, approved, own);
  const state = markOf(await engine.must(folder, ["state", "pull"], signal));
  if (state?.lineage === stack.state?.lineage && state?.serial === stack.state?.serial) {
    return { stack, folder, engine, plan: file, intent: approved };
  }
  if (stack.state !== null && state?.lineage !== stack.state.lineage) throw otherState(stack, state?.lineage);
  const again = join(folder, "again.tfplan");
  await savePlan(engine, folder, again, signal);
  const { intent: now } = await reviewSaved({ ...saved, file: again }, engine, signal);
  if (now.changes.length === 0)
    return { stack, folder, engine, plan: undefined, intent: now, note: "nothing is left to do" };
  const lines = beyond(approved, now);
  // The same changes on a state that came since are those of somebody who has taken them back: a replay.
  if (lines.length === 0 && stack.state === null && now.changes.length === approved.changes.length) {
    lines.push("the first plan of this stack was applied before, and what it made is gone");
  }
  if (lines.length === 0)
    return {
      stack,
      folder,
      engine,
      plan: again,
      intent: now,
      note: "the state has moved since; planned again, nothing that was not approved is in it",
    };
  throw new Refusal(
    `${stack.name}: The state has moved since the plan, and the same is no longer planned:\n${lines.map((line) => `  ${line}`).join("\n")}\nPlan again, and have that approved.`,
  );
}

function unpack({ files }: ChangeSet, { name }: PlannedStack, folder: string): void {
  const prefix = `stacks/${name}/`;
  for (const [path, content] of files) {
    if (!path.startsWith(prefix)) continue;
    const target = join(folder, path.slice(prefix.length));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, content, { mode: 0o600 });
  }
}

// Terraform applies the plan's own copy of the configuration, so that this is what is looked at.
async function configurationIn(name: string, folder: string, file: string): Promise<unknown> {
  const configuration = await configurationOf(file);
  const json = join(folder, "cdk.tf.json");
  const beside: unknown = existsSync(json) ? JSON.parse(readFileSync(json, "utf8")) : undefined;
  if (canonical(configuration) === canonical(beside)) return configuration;
  throw new Refusal(
    `${name}: The configuration in the change set (cdk.tf.json) is not the one that the saved plan was made of. Nothing is applied. Plan again.`,
  );
}

// What people were shown has to be what the plan does. `cckm plan` wrote it by the same words, so that its bytes are compared.
function checkReview(name: string, { manifest, files }: ChangeSet, model: ReviewModel): void {
  if (files.get(`reviews/${name}.json`)?.toString("utf8") === storedReview(model, manifest.intent)) return;
  throw new Refusal(
    `${name}: The review in the change set is not the review of its saved plan. Nothing is applied. Plan again, and review that.`,
  );
}

// What the file tells of itself is not shown: it was not approved.
function different(name: string, told: string, now: StackIntent): Refusal {
  const { address, domain } = now.target;
  return new Refusal(
    `${name}: What the saved plan does here is not what was planned: intent sha256:${fingerprint(now)}, planned sha256:${told}. Here CCKM is ${address ?? "not known"}, domain ${domain ?? "not known"}. Nothing is applied.`,
  );
}

function otherState({ name, backend }: PlannedStack, lineage: string | undefined): Refusal {
  const here = lineage === undefined ? "there is no state here" : "here is another state";
  const remedy = backend.local
    ? "Its state is a file of the machine that planned: apply there, or keep the state in a backend that both machines reach."
    : "Give the backend's credentials and address as where it was planned.";
  return new Refusal(`${name}: The change set was planned on a state that is not found: ${here}. ${remedy}`);
}

// What is sent has to be there before anything is applied; what is not sent may keep the placeholder of the plan.
function checkSecrets(name: string, configuration: unknown, { changes }: StackIntent, env: NodeJS.ProcessEnv): void {
  const sent = JSON.stringify(changes.filter(sendsValue).map(({ sources }) => sources));
  const missing = secretVariables(configuration)
    .filter((variable) => sent.includes(`var.${variable}`))
    .filter((variable) => !env[`TF_VAR_${variable}`]);
  if (missing.length === 0) return;
  throw new Refusal(
    `${name}: ${missing.map((variable) => `TF_VAR_${variable}`).join(", ")} not set. Its value is sent by this change set: set it in the environment and apply again. Nothing is applied.`,
  );
}

// A secret's value is sent when it is made, and with another value_version. Of other types nothing is known: all is asked for.
function sendsValue({ type, action, before, unknown }: IntentChange): boolean {
  if (type !== azureSecret.type || action !== "update") return true;
  return Object.hasOwn(before, "value_version") || unknown.includes("value_version");
}
