import { compareText } from "../../text";
import {
  type AccessMap,
  type AccessRow,
  type AccessTarget,
  type PrincipalModel,
  type RightModel,
  TARGET_KINDS,
} from "../model";
import type { HeldRight, RightsRecord } from "./record";
import { byRisk, classified } from "./risk";

/** Properties of an access map other than its rights. */
export interface AccessScope extends Pick<AccessMap, "readFrom" | "complete" | "gaps"> {
  /** Accounts and vaults to list even if no known principal has a right on them. */
  readonly targets?: Iterable<AccessTarget>;
}

/**
 * Builds the access map: a row for each principal on each target, before and after. Records of the same principal on
 * the same target are merged into one row, in which a right that one record takes and another gives is kept. The order
 * of the records does not matter.
 */
export function accessMap(
  records: Iterable<RightsRecord>,
  { readFrom, complete, gaps, ...scope }: AccessScope,
): AccessMap {
  const targets = new Map<string, AccessTarget>();
  const add = (target: AccessTarget) => {
    const key = keyOf(target);
    const known = targets.get(key);
    targets.set(key, known ? { ...known, ...target, ...managedBy(known, target) } : target);
  };
  const rows = new Map<string, RightsRecord[]>();
  for (const target of scope.targets ?? []) add(target);
  for (const [index, record] of [...records].entries()) {
    add(record.target);
    const key = JSON.stringify([keyOf(record.target), ...whoKey(record.principal, index)]);
    rows.set(key, [...(rows.get(key) ?? []), record]);
  }
  return {
    readFrom,
    complete,
    gaps: [...gaps],
    targets: [...targets.values()].sort(byTarget),
    rows: [...rows.values()].map(rowOf).sort(byRow),
  };
}

function rowOf(records: readonly RightsRecord[]): AccessRow {
  const [{ target, principal }] = records as [RightsRecord];
  const unknown = records.some(({ after }) => after === undefined);
  const before = byAction(records.flatMap((record) => record.before));
  const after = byAction(records.flatMap((record) => record.after ?? []));
  const rights = [...new Set([...before.keys(), ...after.keys()])].map((action): RightModel => {
    const held = [before.get(action), after.get(action)];
    const has = (mark: "implied" | "outside") => held.every((one) => one === undefined || one[mark] === true);
    return {
      ...classified(target.kind, action),
      state: stateOf(held[0] !== undefined, held[1] !== undefined, unknown),
      ...(has("implied") && { implied: true as const }),
      ...(held.some((one) => one?.outside) && { outside: true as const }),
    };
  });
  return {
    kind: target.kind,
    target: target.id,
    principal,
    changes: [...new Set(records.flatMap(({ change }) => change ?? []))].sort((a, b) => a - b),
    leftWithNone: !unknown && before.size > 0 && after.size === 0,
    ...(unknown && { unknown: true as const }),
    rights: rights.sort(byRisk),
  };
}

function stateOf(before: boolean, after: boolean, unknown: boolean): RightModel["state"] {
  if (after) return before ? "kept" : "granted";
  return unknown ? "unknown" : "revoked";
}

// A right requested by one record is not implied, even if another record has it as implied.
function byAction(held: readonly HeldRight[]): Map<string, HeldRight> {
  const rights = new Map<string, HeldRight>();
  for (const right of held) {
    const known = rights.get(right.action);
    rights.set(right.action, {
      action: right.action,
      implied: right.implied === true && known?.implied !== false,
      outside: right.outside === true || known?.outside === true,
    });
  }
  return rights;
}

function managedBy(a: AccessTarget, b: AccessTarget): Pick<AccessTarget, "managed"> {
  if (a.managed === undefined && b.managed === undefined) return {};
  return { managed: a.managed === true || b.managed === true };
}

function whoKey({ kind, id }: PrincipalModel, index: number): unknown[] {
  return id === undefined ? [kind, index] : [kind, id, null];
}

function keyOf({ kind, id }: Pick<AccessTarget, "kind" | "id">): string {
  return `${kind} ${id}`;
}

function byTarget(a: Pick<AccessTarget, "kind" | "id">, b: Pick<AccessTarget, "kind" | "id">): number {
  return TARGET_KINDS.indexOf(a.kind) - TARGET_KINDS.indexOf(b.kind) || compareText(a.id, b.id);
}

function byRow(a: AccessRow, b: AccessRow): number {
  return (
    byTarget({ kind: a.kind, id: a.target }, { kind: b.kind, id: b.target }) ||
    compareText(a.principal.kind, b.principal.kind) ||
    compareText(a.principal.id ?? "", b.principal.id ?? "") ||
    (a.changes[0] ?? 0) - (b.changes[0] ?? 0)
  );
}
