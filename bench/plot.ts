import { inUnit, type Row, shownGoal, shownRatio, shownVerdict } from "./report";

const WIDTH = 900;
const LABELS = 450;
const BARS = 220;
const LINE = 24;
const TOP = 40;
const TITLE = "Times as long as what it is measured against; the mark is the goal";
const [REACHED, MISSED, KNOWN] = ["#2a7f4f", "#b3261e", "#5b6b7a"];

/** A picture of the rows: how many times as long each takes as what it is measured against, and the goal. */
export function plot(rows: readonly Row[]): string {
  const most = Math.max(1, ...rows.map(({ ratio = 0, goal = 0 }) => (ratio === 0 ? 0 : Math.max(ratio, goal))));
  const at = (ratio: number) => LABELS + (ratio / most) * BARS;
  const height = TOP + rows.length * LINE + 12;
  const lines = rows.flatMap((row, index) => drawn(row, TOP + index * LINE, at));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="12">`,
    `<title>${TITLE}</title>`,
    `<rect width="${WIDTH}" height="${height}" fill="#fff"/>`,
    text(LABELS, 18, TITLE, "start"),
    ...lines,
    `<line x1="${at(1).toFixed(1)}" x2="${at(1).toFixed(1)}" y1="${TOP - 8}" y2="${height - 8}" stroke="#999" stroke-dasharray="3 3"/>`,
    "</svg>",
    "",
  ].join("\n");
}

function drawn(row: Row, top: number, at: (ratio: number) => number): string[] {
  const { ratio, goal, reached } = row;
  const colour = reached === undefined ? KNOWN : reached ? REACHED : MISSED;
  const bar = `<rect x="${LABELS}" y="${top}" width="${(at(ratio ?? 0) - LABELS).toFixed(1)}" height="14" fill="${colour}"/>`;
  const mark = `<rect x="${(at(goal ?? 0) - 1).toFixed(1)}" y="${top - 3}" width="2" height="20" fill="#111"/>`;
  return [
    text(LABELS - 8, top + 12, row.what, "end"),
    ...(ratio === undefined ? [] : [bar, ...(goal === undefined ? [] : [mark])]),
    text(LABELS + BARS + 72, top + 12, ratio === undefined ? inUnit(row.one, row.unit) : shownRatio(row), "end"),
    text(LABELS + BARS + 140, top + 12, shownGoal(row), "end"),
    text(LABELS + BARS + 150, top + 12, shownVerdict(row), "start", colour),
  ].filter((drawing) => drawing !== "");
}

function text(x: number, y: number, content: string, anchor: "start" | "end", fill = "#222"): string {
  if (content === "") return "";
  const escaped = content.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return `<text x="${x}" y="${y}" text-anchor="${anchor}" fill="${fill}">${escaped}</text>`;
}
