import { fits } from "../rules";

/** Whether a condition holds; `open` if a value that it needs is unknown. */
export type Holds = "yes" | "no" | "open";

/** Whether all conditions hold; an open one may. */
export function all(conditions: readonly Holds[]): Holds {
  if (conditions.includes("no")) return "no";
  return conditions.includes("open") ? "open" : "yes";
}

/** Whether any condition holds. */
export function any(conditions: readonly Holds[]): Holds {
  if (conditions.includes("yes")) return "yes";
  return conditions.includes("open") ? "open" : "no";
}

/** Whether a text matches one of the patterns; null is an unknown text, and so is an empty one. Without patterns it matches. */
export function isOneOf(text: string | null, patterns: readonly string[] | undefined): Holds {
  if (patterns === undefined) return "yes";
  if (!text) return "open";
  return patterns.some((pattern) => fits(text, pattern)) ? "yes" : "no";
}

/** Whether an item is in a list; without a list it is. */
export function isAmong<T extends string>(one: T, list: readonly T[] | undefined): Holds {
  return list === undefined || list.includes(one) ? "yes" : "no";
}
