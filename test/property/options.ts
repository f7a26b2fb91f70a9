import { parseArgs } from "node:util";

/** What a run of sequences is told. */
export interface RunOptions {
  readonly sequences: number;
  /** The first sequence has this seed, each following one the next number. */
  readonly seed: number;
  /** Whether all sequences run the built provider. Default: one in ten. */
  readonly built: boolean;
  /** Seconds that the search for a shorter failing sequence may take. */
  readonly shrink: number;
}

/** The environment variable that hands arguments to the test. */
export const ARGUMENTS = "CCKM_SEQUENCES";

/**
 * Reads `--sequences N --seed N --shrink SECONDS --built` out of {@link ARGUMENTS}. Without arguments these are the
 * sequences of `npm test`, the same ones each time.
 * @throws Error for what cannot be read, with what is allowed
 */
export function runOptions(text = process.env[ARGUMENTS] ?? ""): RunOptions {
  const number = { type: "string" } as const;
  const options = { sequences: number, seed: number, shrink: number, built: { type: "boolean" } } as const;
  const { values } = parseArgs({ args: text.split(" ").filter((word) => word !== ""), options });
  return {
    sequences: whole("sequences", values.sequences ?? "20"),
    seed: whole("seed", values.seed ?? "1"),
    shrink: whole("shrink", values.shrink ?? "30"),
    built: values.built ?? false,
  };
}

function whole(name: string, text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw new Error(`Expected --${name} to be a whole number, at least 0, got ${JSON.stringify(text)}.`);
}
