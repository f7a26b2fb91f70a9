const MEGABYTE = 1_000_000;

/** Where a download writes to: a terminal, or a log. */
export interface Output {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** Tells a download: one line before it, then how much is there; rewritten in a terminal, by quarters in a log. */
export class Progress {
  private size: number | undefined;
  private told = 0;

  constructor(private readonly output: Output) {}

  starts(what: string, from: string, to: string, bytes: number | undefined): void {
    this.size = bytes;
    const size = bytes === undefined ? "size not told" : megabytes(bytes);
    this.output.write(`Fetching ${what} (${size}) from ${from} to ${to}\n`);
  }

  loaded(bytes: number): void {
    const { size } = this;
    if (size === undefined) return;
    const percent = Math.min(100, Math.floor((100 * bytes) / size));
    const step = this.output.isTTY ? 1 : 25;
    if (percent < this.told + step) return;
    this.told = percent - (percent % step);
    const text = `${String(this.told).padStart(3)} % of ${megabytes(size)}`;
    this.output.write(this.output.isTTY ? `\r${text}` : `${text}\n`);
  }

  ends(): void {
    if (this.output.isTTY && this.told > 0) this.output.write("\n");
  }
}

function megabytes(bytes: number): string {
  return `${(bytes / MEGABYTE).toFixed(1)} MB`;
}
