/**
 * How much whoever may do something can harm, worst first: `destroys` can lose something for good, `controls` decides who may
 * use a key or whether it works, `uses` makes and runs keys, `reads` changes nothing.
 */
export const RISK_CLASSES = ["destroys", "controls", "uses", "reads"] as const;

/** One of {@link RISK_CLASSES}. */
export type RiskClass = (typeof RISK_CLASSES)[number];
