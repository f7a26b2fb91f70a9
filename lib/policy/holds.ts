import { fits } from "../rules";

/** Whether a condition holds; `open` where what it needs is not known. */
export type Holds = "yes" | "no" | "open";

/** Of conditions that all have to hold: what is open may be so. */
export function all(conditions: readonly Holds[]): Holds {
  if (conditions.includes("no")) return "no";
  return conditions.includes("open") ? "open" : "yes";
}

/** Of conditions one of which has to hold. */
export function any(conditions: readonly Holds[]): Holds {
  if (conditions.includes("yes")) return "yes";
  return conditions.includes("open") ? "open" : "no";
}

/** Whether a text is what one of some patterns says; null is not known. Without patterns it is. */
export function isOneOf(text: string | null, patterns: readonly string[] | undefined): Holds {
  if (patterns === undefined) return "yes";
  if (text === null) return "open";
  return patterns.some((pattern) => fits(text, pattern)) ? "yes" : "no";
}

/** Whether something is among some, where they are given. */
export function isAmong<T extends string>(one: T, list: readonly T[] | undefined): Holds {
  return list === undefined || list.includes(one) ? "yes" : "no";
}
