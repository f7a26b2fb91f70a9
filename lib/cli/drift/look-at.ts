import { join } from "node:path";
import type { DriftInput } from "../../review";
import { asLines } from "../../words";
import { CommandFailure } from "../endings";
import { configurationsInState, toldWhole } from "../review/plan-file";
import { targetOf, targetsOf } from "../review/target";
import { type Engine, inPrivateFolder, type Stack } from "../stacks";
import type { RefusedSignIns } from "./refused-sign-ins";
import * as words from "./words";

/** Only reads, takes no lock and never prompts. */
const PLAN = ["plan", "-refresh-only", "-lock=false", "-input=false", "-no-color"];

/**
 * Makes a plan of a stack that contains only drift; errors are reported, so that the other stacks are still checked, except
 * those that would repeat a refused sign-in.
 */
export async function lookAt(
  stack: Stack,
  engine: Engine,
  env: NodeJS.ProcessEnv,
  signIns: RefusedSignIns,
): Promise<DriftInput> {
  const { name, folder, configuration } = stack;
  const known = {
    configuration,
    target: targetOf(configuration, env),
    targets: targetsOf(configuration, env),
    environment: { stack: name, workspace: env.TF_WORKSPACE || null },
  };
  const before = signIns.before(stack);
  if (before !== undefined) return { ...known, failure: asLines(words.signInNotRepeated({ name, before })) };
  try {
    return { ...known, ...(await refreshPlan(folder, engine)) };
  } catch (error) {
    if (!(error instanceof CommandFailure)) throw error;
    signIns.note(stack, error.message);
    return { ...known, failure: error.message };
  }
}

type RefreshPlan = Pick<DriftInput & { plan: unknown }, "plan" | "configurationsInState">;

function refreshPlan(folder: string, engine: Engine): Promise<RefreshPlan> {
  return inPrivateFolder(async (own, signal) => {
    const file = join(own, "plan");
    await engine.init(folder, signal);
    await engine.must(folder, [...PLAN, `-out=${file}`], signal);
    const plan = await toldWhole(await engine.json(folder, ["show", "-json", file], signal), file);
    return { plan, configurationsInState: await configurationsInState(file) };
  });
}
