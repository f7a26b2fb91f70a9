import type { Row } from "./report";

const WIDTH = 860;
const LABELS = 420;
const LINE = 26;
const MARGIN = 12;

/** A picture of the rows that are compared with something: how many times as long each takes. */
export function plot(rows: readonly Row[]): string {
  const compared = rows.filter((row): row is Row & { ratio: number } => row.ratio !== undefined);
  const most = Math.max(1, ...compared.map(({ ratio }) => ratio));
  const space = WIDTH - LABELS - 70;
  const bars = compared.flatMap(({ what, ratio }, index) => {
    const top = MARGIN + index * LINE;
    const width = Math.max(1, (ratio / most) * space);
    return [
      `<text x="${LABELS - 8}" y="${top + 16}" text-anchor="end">${escaped(what)}</text>`,
      `<rect x="${LABELS}" y="${top + 4}" width="${width.toFixed(1)}" height="16" fill="#2a6f97"/>`,
      `<text x="${(LABELS + width + 6).toFixed(1)}" y="${top + 16}">${ratio.toFixed(2)}x</text>`,
    ];
  });
  const one = LABELS + space / most;
  const height = 2 * MARGIN + compared.length * LINE;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="13">`,
    `<rect width="${WIDTH}" height="${height}" fill="#fff"/>`,
    ...bars,
    `<line x1="${one.toFixed(1)}" x2="${one.toFixed(1)}" y1="${MARGIN}" y2="${height - MARGIN}" stroke="#c1121f" stroke-dasharray="4 3"/>`,
    "</svg>",
    "",
  ].join("\n");
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
