/** How the pauses between attempts grow. */
export interface Growth {
  readonly firstMs: number;
  /** By how much each is longer than the one before. */
  readonly factor: number;
  readonly longestMs: number;
}

/** Pause in milliseconds after attempt `step`, counted from 0. Every back-off here uses it. */
export function growingMs({ firstMs, factor, longestMs }: Growth, step: number): number {
  return Math.min(longestMs, firstMs * factor ** step);
}

/** Full jitter: anything between 0 and the grown pause, so that clients that failed together do not retry together. */
export function jitteredMs(growth: Growth, step: number, random: number): number {
  return Math.round(random * growingMs(growth, step));
}
