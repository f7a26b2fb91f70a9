import fc from "fast-check";
import { BrokenGuarantee } from "./guarantees";
import type { ProviderMode } from "./model/provider";
import type { RunOptions } from "./options";
import { describeFailure } from "./report/describe";
import { writeReproduction } from "./report/reproduction";
import { anySequence, play } from "./sequence";

/** One sequence in so many runs the built provider, which can be killed. */
const BUILT_EVERY = 10;

/** What a run of sequences found. */
export interface Found {
  /** A report for each sequence that failed. */
  readonly failures: readonly string[];
  /** Seed, sequences, commands, time and faults in a line. */
  readonly figures: string;
}

/** Runs sequences, each from a seed of its own; one that fails does not end the run. */
export async function runSequences({ sequences, seed, shrink, built }: RunOptions): Promise<Found> {
  const started = Date.now();
  const failures: string[] = [];
  let commands = 0;
  const operations: string[] = [];
  for (let number = 0; number < sequences; number++) {
    const mode: ProviderMode = built || number % BUILT_EVERY === BUILT_EVERY - 1 ? "built" : "in this process";
    const result = await runSequence(seed + number, mode, shrink * 1000);
    commands += result.commands;
    operations.push(...result.operations);
    if (result.failure !== undefined) failures.push(result.failure);
    if ((number + 1) % 50 === 0) process.stdout.write(`${number + 1} of ${sequences}, ${failures.length} failed\n`);
  }
  const seconds = Math.round((Date.now() - started) / 1000);
  return {
    failures,
    figures: `seed ${seed}: ${sequences} sequences, ${commands} Terraform commands, ${seconds} s, ${failures.length} failed\n${countsOf(operations)}`,
  };
}

/** How often each was done, the most frequent first. */
function countsOf(operations: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of operations) counts.set(name, (counts.get(name) ?? 0) + 1);
  const sorted = [...counts].sort(([, a], [, b]) => b - a);
  return sorted.map(([name, count]) => `${name} ${count}`).join(", ");
}

async function runSequence(seed: number, mode: ProviderMode, shrinkMs: number) {
  let commands = 0;
  const operations: string[] = [];
  let failure: string | undefined;
  let deadline = Number.POSITIVE_INFINITY;
  const property = fc.asyncProperty(anySequence(), async (sequence) => {
    // Shorter ones are no longer looked for.
    if (Date.now() > deadline) return;
    await play(sequence, mode, (world, error) => {
      commands += world.commands;
      operations.push(...world.operations);
      if (error === undefined) return;
      deadline = Math.min(deadline, Date.now() + shrinkMs);
      // The last one that fails is the shortest.
      const sentence = error instanceof BrokenGuarantee ? error.sentence : "A sequence fails.";
      const file = writeReproduction(world, `seed-${seed}`, sentence);
      const again = `Again: npm run test:property -- --sequences 1 --seed ${seed}${mode === "built" ? " --built" : ""}; step by step: npx jest ${file}`;
      failure = describeFailure(world, error, again);
    });
  });
  await fc.check(property, { seed, numRuns: 1 });
  return { commands, operations, failure };
}
