import { RISK_CLASSES, type RiskClass } from "../../contract";
import type { Change, ChangeAction, Finding, ReviewModel } from "../model";

/** Findings listed under "look at these too"; the others have lists of their own. */
const LOOK_AT: readonly Finding["code"][] = [
  "newSecretVersion",
  "valueSourceSwapped",
  "secretRecovered",
  "secretDisabled",
  "expiresSoon",
  "regionsLeave",
  "connectionSwapped",
  "roleSwapped",
  "undoesDrift",
  "adoptsDrift",
  "syncRuns",
  "forgotten",
  "deposed",
  "actionNotListed",
  "targetNotTold",
  "purgeForbidden",
];

/** Findings that say what happens to an object that is removed without being lost. */
export const REMOVED: readonly Finding["code"][] = ["removedFromCckm", "vaultLeavesCckm", "recoverable", "kept"];

/** A change's findings for "look at these too". */
export function lookAtFindings({ findings }: Pick<Change, "findings">): Finding[] {
  return findings.filter(({ code }) => code === "unknownUntilApply" || LOOK_AT.includes(code));
}

/** The summary at the top of a review. */
export function summaryOf(changes: readonly Change[]): ReviewModel["summary"] {
  const byAction: Partial<Record<ChangeAction, number>> = {};
  for (const { action } of changes) byAction[action] = (byAction[action] ?? 0) + 1;
  const having = (...codes: readonly Finding["code"][]) =>
    changes.filter(({ findings }) => findings.some(({ code }) => codes.includes(code))).map(({ number }) => number);
  return {
    changes: changes.length,
    byAction,
    rights: Object.fromEntries(
      RISK_CLASSES.map((one) => [one, countOf(changes, one)]),
    ) as ReviewModel["summary"]["rights"],
    lostForGood: having("lostForGood"),
    removed: having(...REMOVED),
    leftWithNone: having("leftWithNone"),
    lookAt: having(...LOOK_AT),
  };
}

function countOf(changes: readonly Change[], one: RiskClass): { granted: number; revoked: number } {
  const rights = changes.flatMap((change) => change.rights);
  const count = (list: "granted" | "revoked") =>
    rights.flatMap((change) => change[list]).filter((right) => right.class === one).length;
  return { granted: count("granted"), revoked: count("revoked") };
}
