import { whole } from "./option-kinds";

/** The numbers that the options of a simulator take, and those of `cckm simulator`. */
export const RANGES = {
  port: whole(0, 65_535),
  /** In seconds. */
  tokenTtl: whole(1, 86_400),
  /** In milliseconds. */
  latency: whole(0, 600_000),
  seed: whole(0, 2 ** 32 - 1),
  reportRows: whole(0, 100_000),
} as const;
