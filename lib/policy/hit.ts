import type { Change, Judgeable } from "../review";
import type { OtherwiseNamed } from "./conditions";
import type { Holds } from "./holds";

/** The number of a change, for messages. */
export function numberOf({ number, ofDrift }: Judgeable): string {
  return `${ofDrift ? "drift" : "change"} ${number}`;
}

/** A match of a rule in a plan. */
export interface Hit {
  /** Identifies the finding for waivers: the same in every plan. */
  readonly finding: string;
  readonly reason: string;
  /** Undefined for the plan as a whole. */
  readonly change?: number;
  /** Whether the match is uncertain, because a value is unknown. */
  readonly open: boolean;
}

/** The address of a change, with the deposed key of an object that an earlier replacement left behind. */
export function placeOf({ address, deposed }: Change): string {
  return deposed === undefined ? address : `${address} (deposed ${deposed})`;
}

/** A possible match. */
export interface Found extends Pick<Hit, "finding" | "reason"> {
  readonly holds: Holds;
}

/** Why a match is uncertain. */
export const UNTIL_APPLY = "not known until apply";
export const NOT_TOLD = "not told here";

const KINDS: Readonly<Record<OtherwiseNamed["kind"], string>> = { awsAccount: "AWS account", azureVault: "vault" };

/** The reason for something of which only the id, or only the name, is known here. */
export function byOtherName({ kind, only }: OtherwiseNamed): string {
  const what = KINDS[kind];
  const missing = only === "id" ? `the name of the ${what}` : `CCKM's id of the ${what}`;
  return `${missing} is not known here, only its ${only}, so that the rule may mean it; a rule can name the ${only} instead`;
}

/** A match, with the reason if it is uncertain; empty if the condition does not hold. */
export function hit(holds: Holds, finding: string, reason: string, why: string): Hit[] {
  if (holds === "no") return [];
  return [{ finding, reason: holds === "open" ? `${reason}: ${why}` : reason, open: holds === "open" }];
}
