import type { PlannedStack } from "../../change-set";
import { Refusal } from "../endings";
import * as words from "./words";

const LOCAL =
  "Its state is a file of the machine that planned: apply there, or keep the state in a backend that both machines reach.";

/** Refusal of a first plan whose state would be created on a different machine than planned. */
export function elsewhere(name: string): Refusal {
  return new Refusal(words.firstPlanElsewhere({ name, how: LOCAL }));
}

/** Refusal of a state other than the one that was planned on. */
export function otherState({ name, backend }: PlannedStack, lineage: string | undefined): Refusal {
  const here = lineage === undefined ? "there is no state here" : "here is another state";
  const remedy = backend.local ? LOCAL : "Give the backend's credentials and address as where it was planned.";
  return new Refusal(words.otherState({ name, here, fix: remedy }));
}

/** Refusal of a second plan that differs from the approved one, with the difference in words. */
export function notApproved(name: string, lines: readonly string[]): Refusal {
  return new Refusal(words.stateMoved({ name, lines: lines.map((line) => `  ${line}`).join("\n") }));
}

/** Refusal of a first plan that has been applied before. */
export function replayed(name: string): Refusal {
  return new Refusal(words.firstPlanAgain({ name }));
}
