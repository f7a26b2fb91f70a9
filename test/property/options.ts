/** What the environment says of a run of sequences. */
export interface RunOptions {
  readonly sequences: number;
  /** The first sequence has this seed, each following one the next number. */
  readonly seed: number;
  /** Milliseconds that the search for a shorter failing sequence may take. */
  readonly shrinkFor: number;
}

/** Reads CCKM_SEQUENCES, CCKM_SEED and CCKM_SHRINK_SECONDS. */
export function runOptions(env: NodeJS.ProcessEnv = process.env): RunOptions {
  return {
    sequences: numberOf("CCKM_SEQUENCES", env, 20),
    seed: numberOf("CCKM_SEED", env, Date.now() % 1_000_000),
    shrinkFor: numberOf("CCKM_SHRINK_SECONDS", env, 30) * 1000,
  };
}

function numberOf(name: string, env: NodeJS.ProcessEnv, otherwise: number): number {
  const text = env[name];
  if (text === undefined || text === "") return otherwise;
  const value = Number(text);
  if (Number.isInteger(value) && value >= 0) return value;
  throw new Error(`${name} holds ${JSON.stringify(text)}; allowed: a whole number from 0 on. Correct or unset it.`);
}
