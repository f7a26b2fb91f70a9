import { RISK_CLASSES } from "../../contract";
import { LineWriter } from "../format/writer";
import type { AccessRow } from "../model";
import { RISKS } from "../words/labels";
import { names } from "../words/text";
import type { Place, WhoMay } from "./model";
import {
  answerHeadline,
  nobody,
  placeSentence,
  principalOfRow,
  rightsSentence,
  scopeSentences,
  sourceSentence,
} from "./sentences";

const PRINCIPAL_WIDTH = 34;

/** Who may do what, as a table for a terminal. */
export function whoMayTerminal(answer: WhoMay): string {
  const out = new LineWriter();
  out.line(answerHeadline(answer));
  out.line(sourceSentence(answer));
  const without = [];
  const rowsOf = new Map<string, AccessRow[]>();
  for (const row of answer.access.rows) {
    const key = `${row.kind} ${row.target}`;
    const rows = rowsOf.get(key);
    if (rows) rows.push(row);
    else rowsOf.set(key, [row]);
  }
  for (const place of answer.places) {
    const rows = rowsOf.get(`${place.kind} ${place.name}`) ?? [];
    if (rows.length === 0) without.push(place.name);
    else table(out, place, rows);
  }
  // When asking for a right or a principal, places without a match are omitted.
  if (without.length > 0 && answer.question.whoCan === null && answer.question.principal === null) {
    out.blank();
    out.line([`${nobody(answer.access)}: `, ...names(without), "."]);
  }
  out.blank();
  out.rule();
  for (const sentence of scopeSentences(answer)) out.line(sentence);
  return out.text();
}

function table(out: LineWriter, place: Place, rows: readonly AccessRow[]): void {
  const { left, right } = placeSentence(place);
  out.blank();
  out.columns(left, right);
  for (const row of rows) principal(out, row);
}

function principal(out: LineWriter, row: AccessRow): void {
  let label = principalOfRow(row);
  for (const one of RISK_CLASSES) {
    const rights = row.rights.filter((right) => right.class === one);
    if (rights.length === 0) continue;
    const { shape, word } = RISKS[one];
    out.row(["  ", ...label], PRINCIPAL_WIDTH, [`${shape} ${word.padEnd(9)}`, ...rightsSentence(rights)]);
    label = [];
  }
}
