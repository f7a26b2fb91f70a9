import type { AccessMap, AccessRow, RightModel } from "../../model";
import { principalText } from "../../words/principal";
import { changes } from "./rows";

/** Fields of a filter. */
export const FIELDS = ["principal", "action", "risk", "on", "change"] as const;

type Field = (typeof FIELDS)[number];

interface Term {
  readonly field: Field | undefined;
  readonly value: string;
  readonly not: boolean;
}

/** A parsed filter: `risk:destroys -principal:"key custodians" keystore`. */
export interface Filter {
  readonly terms: readonly Term[];
  /** Words before a colon that are not a field. */
  readonly wrong: readonly string[];
}

/** A row that matches the filter, and the rights that match; undefined if the filter is not about rights. */
export interface Shown {
  readonly row: AccessRow;
  /** The row's index in the map. */
  readonly index: number;
  readonly hits: ReadonlySet<RightModel> | undefined;
}

/** Parses a filter: words, `field:value`, `field:"several words"`; a leading minus excludes matches. */
export function parseFilter(text: string): Filter {
  const terms: Term[] = [];
  const wrong: string[] = [];
  for (const [, minus, name, quoted, plain] of text.matchAll(/(-?)(?:([a-z]+):)?(?:"([^"]*)"|([^\s"]+))/gi)) {
    const [field, value] = [name?.toLowerCase(), (quoted ?? plain ?? "").toLowerCase()];
    if (field !== undefined && !isField(field)) wrong.push(field);
    else if (value !== "") terms.push({ field, value, not: minus === "-" });
  }
  return { terms, wrong };
}

/** The rows that match a filter, in order; unchanged rows only if `all` is set. */
export function filterRows({ rows }: AccessMap, { terms }: Filter, all: boolean): Shown[] {
  const ofRow = terms.filter(({ field }) => field === undefined || field === "principal" || field === "on");
  const ofRight = terms.filter(({ field }) => field === "action" || field === "risk" || field === "change");
  return rows.flatMap((row, index): Shown[] => {
    if (!(all || changes(row)) || !ofRow.every((term) => rowPasses(row, term))) return [];
    if (ofRight.length === 0) return [{ row, index, hits: undefined }];
    const hits = new Set(row.rights.filter((right) => ofRight.every((term) => rightPasses(right, term))));
    return hits.size === 0 ? [] : [{ row, index, hits }];
  });
}

/** The number of changed rights in the given rows that match the filter. */
export function changedCells(shown: readonly Shown[]): number {
  return shown.reduce(
    (sum, { row, hits }) => sum + (hits ? [...hits] : row.rights).filter(({ state }) => state !== "kept").length,
    0,
  );
}

function rowPasses({ principal, target, rights }: AccessRow, { field, value, not }: Term): boolean {
  const who = principalText(principal).toLowerCase();
  const on = target.toLowerCase();
  if (field === "principal") return who.includes(value) !== not;
  if (field === "on") return on.includes(value) !== not;
  return (who.includes(value) || on.includes(value) || rights.some(({ action }) => action.includes(value))) !== not;
}

function rightPasses({ action, class: risk, state, outside }: RightModel, { field, value, not }: Term): boolean {
  if (field === "action") return like(action, value) !== not;
  if (field === "risk") return risk.startsWith(value) !== not;
  return (value === "outside" ? outside === true : state === value) !== not;
}

// An asterisk matches any characters.
function like(text: string, pattern: string): boolean {
  const parts = pattern.split("*");
  if (parts.length === 1) return text === pattern;
  const [first = "", last = ""] = [parts[0], parts.at(-1)];
  if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last)) return false;
  const end = text.length - last.length;
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = text.indexOf(part, at);
    if (found < 0 || found + part.length > end) return false;
    at = found + part.length;
  }
  return true;
}

function isField(name: string): name is Field {
  return (FIELDS as readonly string[]).includes(name);
}
