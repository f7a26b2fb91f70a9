import type { Change } from "../review";
import type { Holds } from "./holds";

/** What a rule finds in a plan. */
export interface Hit {
  /** What a waiver names it by: the same for the same thing in every plan. */
  readonly finding: string;
  readonly reason: string;
  /** Undefined for what is of the plan as a whole. */
  readonly change?: number;
  /** Whether it is so is not known. */
  readonly open: boolean;
}

/** The address of a change, with the key of what an earlier replacement left behind. */
export function placeOf({ address, deposed }: Change): string {
  return deposed === undefined ? address : `${address} (deposed ${deposed})`;
}

/** What may be found. */
export interface Found extends Pick<Hit, "finding" | "reason"> {
  readonly holds: Holds;
}

/** Why something is open. */
export const UNTIL_APPLY = "not known until apply";
export const NOT_TOLD = "not told here";

/** Something found, with what is to be said where it is not known; nothing where it is not so. */
export function hit(holds: Holds, finding: string, reason: string, why: string): Hit[] {
  if (holds === "no") return [];
  return [{ finding, reason: holds === "open" ? `${reason}: ${why}` : reason, open: holds === "open" }];
}
