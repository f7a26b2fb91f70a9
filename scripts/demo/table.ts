/** The first rows of a report's CSV as a table. Its header is one quoted field, as CCKM sends it. */
export function tableOf(csv: string, most: number): string[] {
  const [header = "", ...rows] = csv.trim().split("\n");
  const table = [header.replaceAll('"', ""), ...rows.slice(0, most)].map((line) => line.split(",").map(short));
  const widths = (table[0] ?? []).map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  const lines = table.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  return [...lines, `… ${rows.length} rows in all`];
}

function short(cell: string): string {
  const text = cell.trim();
  return text.length > 18 ? `${text.slice(0, 17)}…` : text;
}
