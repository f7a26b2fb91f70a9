/** How the pauses between attempts grow. */
export interface Growth {
  readonly firstMs: number;
  /** By how much each is longer than the one before. */
  readonly factor: number;
  readonly longestMs: number;
}

/** Milliseconds of the pause after the attempt `step`, which is 0 for the first one: every back-off here is made of it. */
export function growingMs({ firstMs, factor, longestMs }: Growth, step: number): number {
  return Math.min(longestMs, firstMs * factor ** step);
}

/** Full jitter: anything between nothing and the grown pause, so that those who failed together do not come back together. */
export function jitteredMs(growth: Growth, step: number, random: number): number {
  return Math.round(random * growingMs(growth, step));
}
