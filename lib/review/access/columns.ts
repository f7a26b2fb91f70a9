import type { AccessMap, RightModel, TargetKind } from "../model";
import { byRisk } from "./risk";

/** A column of the map: an action with its risk class. */
export type AccessColumn = Pick<RightModel, "action" | "class" | "notListed">;

/** All actions that principals have, had or get on targets of a kind, worst first. */
export function columnsOf({ rows }: AccessMap, kind: TargetKind): AccessColumn[] {
  const columns = new Map<string, AccessColumn>();
  for (const row of rows) {
    if (row.kind !== kind) continue;
    for (const { action, class: risk, notListed } of row.rights) {
      columns.set(action, { action, class: risk, ...(notListed && { notListed }) });
    }
  }
  return [...columns.values()].sort(byRisk);
}
