/**
 * How much whoever may do something can harm, worst first: `destroys` can lose something for good, `controls` decides who may
 * use a key or whether it works, `uses` makes and runs keys, `reads` changes nothing.
 */
export const RISK_CLASSES = ["destroys", "controls", "uses", "reads"] as const;

/** One of {@link RISK_CLASSES}. */
export type RiskClass = (typeof RISK_CLASSES)[number];

/** The place of a class in that order: 0 is the worst. Everything that sorts by risk sorts by it. */
export function riskRank(of: RiskClass): number {
  return RISK_CLASSES.indexOf(of);
}
