import { writeFileSync } from "node:fs";
import { goalOf } from "./goals";
import type { InTurn } from "./measure";

/** A row of the results. */
export interface Row {
  readonly what: string;
  /** The unit of `one`, and of `other`; none for a count. */
  readonly unit: string;
  /** Medians. */
  readonly one: number;
  readonly other?: number;
  readonly ratio?: number;
  /** The most that the ratio, or else `one`, may be. */
  readonly goal?: number;
  readonly reached?: boolean;
}

/** Prints rows as they come, and keeps them for a file. */
export class Report {
  readonly #rows: Row[] = [];

  get rows(): readonly Row[] {
    return this.#rows;
  }

  constructor() {
    line(["medians", "this", "that", "ratio", "goal"], "");
  }

  /** A work beside the one that it is measured against. */
  ratio(what: string, { one, other, ratio }: InTurn): void {
    this.#add({ what, unit: "ms", one, other, ratio });
  }

  /** A number that is compared with nothing. */
  value(what: string, value: number, unit: string): void {
    this.#add({ what, unit, one: value });
  }

  /** Writes the rows; the machine's times differ, their ratios should not. */
  write(file: string): void {
    const { version, platform, arch } = process;
    writeFileSync(file, `${JSON.stringify({ node: version, platform, arch, rows: this.#rows }, null, 2)}\n`);
  }

  #add({ what, unit, one, other, ratio }: Omit<Row, "goal" | "reached">): void {
    const goal = goalOf(what);
    const row: Row = {
      what,
      unit,
      one: rounded(one),
      ...(other !== undefined && { other: rounded(other) }),
      ...(ratio !== undefined && { ratio: rounded(ratio) }),
      ...(goal !== undefined && { goal, reached: (ratio ?? one) <= goal }),
    };
    this.#rows.push(row);
    line([what, inUnit(row.one, unit), inUnit(row.other, unit), shownRatio(row), shownGoal(row)], shownVerdict(row));
  }
}

/** `2.41x`; empty where a row is compared with nothing. */
export function shownRatio({ ratio }: Row): string {
  return ratio === undefined ? "" : `${ratio.toFixed(2)}x`;
}

/** `≤ 6x`, `≤ 40`, `≤ 110 MB`; empty where there is no goal. */
export function shownGoal({ goal, ratio, unit }: Row): string {
  if (goal === undefined) return "";
  return `≤ ${ratio === undefined ? `${goal} ${unit}`.trimEnd() : `${goal}x`}`;
}

/** Whether the goal is reached; empty where there is none. */
export function shownVerdict({ reached }: Row): string {
  return reached === undefined ? "" : reached ? "reached" : "NOT reached";
}

/** A number with its unit: milliseconds without decimals. */
export function inUnit(value: number | undefined, unit: string): string {
  if (value === undefined) return "";
  return `${unit === "ms" ? value.toFixed(0) : value} ${unit}`.trimEnd();
}

function line([what = "", ...cells]: readonly string[], verdict: string): void {
  const columns = [what.padEnd(66), ...cells.map((cell) => cell.padStart(9)), verdict];
  process.stdout.write(`${columns.join("  ").trimEnd()}\n`);
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
