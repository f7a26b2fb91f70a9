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
 * Who may do what as CSV (RFC 4180), one line for each right. Values that a spreadsheet would interpret as a formula
 * are prefixed with an apostrophe; programs should use JSON instead.
 */
export function whoMayCsv({ access, places, implicit, states }: WhoMay): string {
  const managed = { true: "yes", false: "no", null: "not known" };
  const named = new Map([...places].reverse().map((place) => [`${place.kind} ${place.name}`, place]));
  const rights = access.rows.flatMap((row) => {
    const place = named.get(`${row.kind} ${row.target}`);
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

// Including full-width forms, which some spreadsheets treat the same; leading spaces do not prevent that.
const FORMULA = /^\s*[=+\-@|%\uff0b\uff0d\uff1d\uff20]/;

function cell(text: string): string {
  const seen = visible(text);
  const harmless = FORMULA.test(seen) ? `'${seen}` : seen;
  return `"${harmless.replaceAll('"', '""')}"`;
}
