import type { PlannedStack } from "../../change-set";
import { Refusal } from "../endings";
import * as words from "./words";

const LOCAL =
  "Its state is a file of the machine that planned: apply there, or keep the state in a backend that both machines reach.";

/** The refusal of a first plan whose state would be made on another machine than the one that planned. */
export function elsewhere(name: string): Refusal {
  return new Refusal(words.firstPlanElsewhere({ name, how: LOCAL }));
}

/** The refusal of a state that is not the one that was planned on. */
export function otherState({ name, backend }: PlannedStack, lineage: string | undefined): Refusal {
  const here = lineage === undefined ? "there is no state here" : "here is another state";
  const remedy = backend.local ? LOCAL : "Give the backend's credentials and address as where it was planned.";
  return new Refusal(words.otherState({ name, here, fix: remedy }));
}

/** The refusal of what was planned again, with the difference in words. */
export function notApproved(name: string, lines: readonly string[]): Refusal {
  return new Refusal(words.stateMoved({ name, lines: lines.map((line) => `  ${line}`).join("\n") }));
}

/** The refusal of a first plan that was applied before. */
export function replayed(name: string): Refusal {
  return new Refusal(words.firstPlanAgain({ name }));
}
