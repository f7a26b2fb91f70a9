import { RISK_CLASSES } from "../../contract";
import type { RiskClassOf } from "../model";

/** The worst of several classes; null if there are none. */
export function worstOf(classes: readonly RiskClassOf[]): RiskClassOf | null {
  return RISK_CLASSES.find((one) => classes.includes(one)) ?? null;
}
