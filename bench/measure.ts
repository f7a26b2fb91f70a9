/** Medians of two works in milliseconds, and of the ratios of their runs. */
export interface InTurn {
  readonly one: number;
  readonly other: number;
  readonly ratio: number;
}

/** What is measured. What it returns is done after it, and not counted. */
export type Work = () => Promise<void | (() => Promise<void>)>;

/** Milliseconds of each of several runs, the two works in turn so that a slower moment of the machine hits both. */
export function inTurn(runs: number, one: Work, other: Work): Promise<InTurn> {
  return measuredInTurn(
    runs,
    () => timed(one),
    () => timed(other),
  );
}

/** The same of works that measure themselves, in milliseconds. */
export async function measuredInTurn(
  runs: number,
  one: () => Promise<number>,
  other: () => Promise<number>,
): Promise<InTurn> {
  const times: { one: number[]; other: number[] } = { one: [], other: [] };
  for (let run = 0; run <= runs; run++) {
    const [first, second] = [await one(), await other()];
    // The first run of each warms caches.
    if (run === 0) continue;
    times.one.push(first);
    times.other.push(second);
  }
  const ratios = times.one.map((time, index) => time / times.other[index]!);
  return { one: median(times.one), other: median(times.other), ratio: median(ratios) };
}

async function timed(work: Work): Promise<number> {
  const started = performance.now();
  const after = await work();
  const spent = performance.now() - started;
  await after?.();
  return spent;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
