import { visible } from "../format/visible";
import { RISKS } from "../words/labels";
import type { WhoMay } from "./model";

const HEAD = [
  "place_kind",
  "place",
  "place_id",
  "aws_account",
  "managed",
  "principal_kind",
  "principal",
  "action",
  "class",
  "listed",
  "how",
  "by_terraform",
];

/**
 * Who may do what as CSV (RFC 4180), a line for each right. What a spreadsheet would take for a formula begins with an
 * apostrophe; programs better read the JSON.
 */
export function whoMayCsv({ access, places, implicit, states }: WhoMay): string {
  const managed = { true: "yes", false: "no", null: "not known" };
  const rights = access.rows.flatMap((row) => {
    const place = places.find(({ kind, name }) => kind === row.kind && name === row.target);
    return row.rights.map((right) => [
      row.kind,
      row.target,
      place?.id ?? "",
      place?.accountId ?? "",
      managed[`${place?.managed ?? null}`],
      row.principal.kind,
      row.principal.id ?? "",
      right.action,
      RISKS[right.class].word,
      right.notListed ? "no" : "yes",
      right.implied ? "implied" : "granted",
      states.length === 0 ? "not known" : right.outside ? "no" : "yes",
    ]);
  });
  const administrators = implicit.map(({ group, may }) => [
    "any",
    "*",
    "",
    "",
    "",
    "group",
    group,
    may,
    RISKS.destroys.word,
    "yes",
    "administrators",
    "no",
  ]);
  return [HEAD, ...rights, ...administrators].map((cells) => `${cells.map(cell).join(",")}\r\n`).join("");
}

// Also the full-width forms, which some spreadsheets take for the others; spaces before do not help.
const FORMULA = /^\s*[=+\-@|%\uff0b\uff0d\uff1d\uff20]/;

function cell(text: string): string {
  const seen = visible(text);
  const harmless = FORMULA.test(seen) ? `'${seen}` : seen;
  return `"${harmless.replaceAll('"', '""')}"`;
}
