import { RISK_CLASSES } from "../../contract";
import { DRIFT_CAUSES, type Drift } from "../model";

/** By cause, the worst one first, and in each by the worst right that was granted. */
export function byWorst(a: Drift, b: Drift): number {
  return (
    DRIFT_CAUSES.indexOf(a.cause) - DRIFT_CAUSES.indexOf(b.cause) || rank(a) - rank(b) || compare(a.address, b.address)
  );
}

function rank({ rights = [] }: Drift): number {
  return Math.min(RISK_CLASSES.length, ...rights.map((right) => RISK_CLASSES.indexOf(right.class)));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
