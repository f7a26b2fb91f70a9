import { riskRank } from "../../contract/risk-class";
import { compareText } from "../../text";
import type { Change } from "../model";
import type { Unnumbered } from "./changes";

/** The construct under which a change is listed: the outermost one within the stack. */
export function groupOf({ construct, address }: Pick<Change, "construct" | "address">): string {
  return construct === null ? address.split(".").slice(0, 2).join(".") : construct.split("/").slice(0, 2).join("/");
}

/** The severity of a change: 0 means permanent loss. */
export function rank({ findings, risk, action }: Pick<Change, "findings" | "risk" | "action">): number {
  if (findings.some(({ code }) => code === "lostForGood")) return 0;
  if (risk !== null && risk !== "reads") return 1 + riskRank(risk);
  if (action === "delete" || action === "replace" || action === "forget") return 4;
  return findings.length > 0 ? 5 : 6;
}

/**
 * Sorts changes worst first, keeps those of a construct together, and numbers them in that order, which is the same in
 * every format.
 */
export function numbered(changes: readonly Unnumbered[]): Change[] {
  const worst = new Map<string, number>();
  for (const change of changes) {
    const group = groupOf(change);
    worst.set(group, Math.min(worst.get(group) ?? Number.POSITIVE_INFINITY, rank(change)));
  }
  const keyed = changes.map((change) => ({ change, group: groupOf(change), rank: rank(change) }));
  keyed.sort(
    (a, b) =>
      worst.get(a.group)! - worst.get(b.group)! ||
      compareText(a.group, b.group) ||
      a.rank - b.rank ||
      compareText(a.change.address, b.change.address) ||
      compareText(a.change.deposed ?? "", b.change.deposed ?? ""),
  );
  return keyed.map(({ change }, index) => ({ number: index + 1, ...change }));
}
