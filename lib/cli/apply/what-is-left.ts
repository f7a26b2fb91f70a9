import { join } from "node:path";
import { z } from "zod";
import type { PlannedStack } from "../../change-set";
import { canonical, type StackIntent } from "../../review";
import { markOf, pulledState, reviewSaved, type Saved, savePlan } from "../plan/plan-stack";
import { refuseByPolicy } from "../policy";
import type { Engine } from "../stacks";
import { beyond } from "./difference";
import { notApproved, otherState, replayed } from "./refusals";

/** The part of an approved plan that is still to be done. */
export interface Left {
  /** The plan to apply; undefined if all approved changes are done. */
  readonly plan: string | undefined;
  readonly intent: StackIntent;
  /** A note for the user. */
  readonly note?: string;
}

/** A stack with its approved saved plan. */
export interface Approved {
  readonly stack: PlannedStack;
  readonly saved: Omit<Saved, "file">;
  readonly approved: StackIntent;
  readonly file: string;
}

/**
 * Determines what is left of an approved plan: all of it if the state is unchanged; otherwise a new plan, provided that
 * all of it was approved.
 * @throws Refusal for another state, for changes that were not approved, and for a first plan that was applied before
 */
export async function whatIsLeft(
  { stack, saved, approved, file }: Approved,
  engine: Engine,
  signal: AbortSignal,
): Promise<Left> {
  const { folder } = saved;
  const text = await engine.must(folder, ["state", "pull"], signal);
  const state = markOf(stack.name, text);
  if (canonical(state) === canonical(stack.state)) return { plan: file, intent: approved };
  if (stack.state !== null && state?.lineage !== stack.state.lineage) throw otherState(stack, state?.lineage);
  const again = join(folder, "again.tfplan");
  await savePlan(engine, folder, again, signal);
  const { model, intent: now } = await reviewSaved({ ...saved, file: again }, engine, signal);
  const lines = beyond(approved, now);
  if (lines.length > 0) throw notApproved(stack.name, lines);
  refuseByPolicy([model]);
  if (now.changes.length === 0) return { plan: undefined, intent: now, note: "nothing is left to do" };
  if (isReplay(stack, text, approved, now)) throw replayed(stack.name);
  const note = "the state has moved since; planned again, nothing that was not approved is in it";
  return { plan: again, intent: now, note };
}

const stateFile = z.looseObject({ serial: z.number(), resources: z.array(z.unknown()).default([]) });

/** The serial of the state after a first apply that created nothing. */
const FIRST_SERIAL = 1;

// The same creates again on an empty state: somebody has removed what they had created.
function isReplay(stack: PlannedStack, text: string, approved: StackIntent, now: StackIntent): boolean {
  const all = now.changes.length === approved.changes.length && approved.changes.every(({ object }) => object === null);
  const { serial, resources } = pulledState(stack.name, text, stateFile);
  const failedAtOnce = stack.state === null && serial <= FIRST_SERIAL;
  return all && resources.length === 0 && !failedAtOnce;
}
