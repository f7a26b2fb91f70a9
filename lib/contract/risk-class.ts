/**
 * How much harm an action can do, worst first: `destroys` can cause permanent loss, `controls` decides who may use a
 * key or whether it works, `uses` creates and uses keys, `reads` changes nothing.
 */
export const RISK_CLASSES = ["destroys", "controls", "uses", "reads"] as const;

/** One of {@link RISK_CLASSES}. */
export type RiskClass = (typeof RISK_CLASSES)[number];

/** The rank of a class in that order: 0 is the worst. All sorting by risk uses it. */
export function riskRank(of: RiskClass): number {
  return RISK_CLASSES.indexOf(of);
}
