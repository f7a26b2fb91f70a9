import type { PlannedStack } from "../../change-set";
import { Refusal } from "../failure";

const LOCAL =
  "Its state is a file of the machine that planned: apply there, or keep the state in a backend that both machines reach.";

/** The refusal of a first plan whose state would be made on another machine than the one that planned. */
export function elsewhere(name: string): Refusal {
  return new Refusal(
    `${name}: The change set is the first plan of this stack, and its state is to be a file of another machine: made here it would be lost to that one. ${LOCAL} Nothing is applied.`,
  );
}

/** The refusal of a state that is not the one that was planned on. */
export function otherState({ name, backend }: PlannedStack, lineage: string | undefined): Refusal {
  const here = lineage === undefined ? "there is no state here" : "here is another state";
  const remedy = backend.local ? LOCAL : "Give the backend's credentials and address as where it was planned.";
  return new Refusal(
    `${name}: The change set was planned on a state that is not found: ${here}. ${remedy} Nothing is applied.`,
  );
}

/** The refusal of what was planned again, with the difference in words. */
export function notApproved(name: string, lines: readonly string[]): Refusal {
  return new Refusal(
    `${name}: The state has moved since the plan, and the same is no longer planned:\n${lines.map((line) => `  ${line}`).join("\n")}\nPlan again, and have that approved. Nothing is applied.`,
  );
}

/** The refusal of a first plan that was applied before. */
export function replayed(name: string): Refusal {
  return new Refusal(
    `${name}: The first plan of this stack was applied before, and what it made is gone since: the same change set does not make it again. Plan again, and have that approved. Nothing is applied.`,
  );
}
