import type { Observation } from "../model/observation";
import { completeMeansComplete } from "./complete";
import { noComplaintOfTerraform } from "./consistent";
import { nothingTakenOverWithoutEvidence } from "./evidence";
import { BrokenGuarantee, type Guarantee } from "./guarantee";
import { noForeignDelete } from "./no-foreign-delete";
import { nothingForgotten } from "./nothing-forgotten";
import { nothingLost } from "./nothing-lost";
import { nothingDestroyedOnDoubt } from "./nothing-on-doubt";
import { oneOwner } from "./one-owner";
import { truthfulWords } from "./truthful-words";

export { BrokenGuarantee, type Guarantee } from "./guarantee";

/** The guarantees, the gravest first. */
export const GUARANTEES: readonly Guarantee[] = [
  oneOwner,
  noForeignDelete,
  nothingDestroyedOnDoubt,
  nothingTakenOverWithoutEvidence,
  nothingForgotten,
  nothingLost,
  truthfulWords,
  completeMeansComplete,
  noComplaintOfTerraform,
];

/** @throws BrokenGuarantee for the first that does not hold */
export function checkGuarantees(observation: Observation): void {
  for (const guarantee of GUARANTEES) {
    const seen = guarantee.broken(observation);
    if (seen.length > 0) throw new BrokenGuarantee(guarantee.sentence, seen);
  }
}
