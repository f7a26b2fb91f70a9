import { writeFileSync } from "node:fs";
import type { InTurn } from "./measure";

/** A row of the results. */
export interface Row {
  readonly what: string;
  /** Milliseconds, or what the row says; medians. */
  readonly one: number;
  readonly other?: number;
  readonly ratio?: number;
}

/** Prints rows as they come, and keeps them for a file. */
export class Report {
  readonly #rows: Row[] = [];

  get rows(): readonly Row[] {
    return this.#rows;
  }

  constructor() {
    process.stdout.write(`${"medians".padEnd(50)}  ${"this".padStart(9)}  ${"that".padStart(9)}\n`);
  }

  /** A work beside the one that it is measured against. */
  ratio(what: string, { one, other, ratio }: InTurn): void {
    this.#rows.push({ what, one: rounded(one), other: rounded(other), ratio: rounded(ratio) });
    const cells = [what.padEnd(50), `${one.toFixed(0)} ms`.padStart(9), `${other.toFixed(0)} ms`.padStart(9)];
    process.stdout.write(`${cells.join("  ")}  ${ratio.toFixed(2)}x\n`);
  }

  /** A number that is compared with nothing. */
  value(what: string, value: number, unit: string): void {
    this.#rows.push({ what: `${what} (${unit})`, one: rounded(value) });
    process.stdout.write(`${what.padEnd(50)}  ${`${rounded(value)} ${unit}`.padStart(9)}\n`);
  }

  /** Writes the rows; the machine's times differ, their ratios should not. */
  write(file: string): void {
    const { version, platform, arch } = process;
    writeFileSync(file, `${JSON.stringify({ node: version, platform, arch, rows: this.#rows }, null, 2)}\n`);
  }
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
