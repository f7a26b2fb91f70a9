import { RISK_CLASSES, riskRank } from "../../contract";
import { compareText } from "../../text";
import { DRIFT_CAUSES, type Drift } from "../model";

/** Sorts by cause, worst first, then by the worst right that was granted. */
export function byWorst(a: Drift, b: Drift): number {
  return (
    DRIFT_CAUSES.indexOf(a.cause) - DRIFT_CAUSES.indexOf(b.cause) ||
    rank(a) - rank(b) ||
    compareText(a.address, b.address)
  );
}

function rank({ rights = [] }: Drift): number {
  return Math.min(RISK_CLASSES.length, ...rights.map((right) => riskRank(right.class)));
}
