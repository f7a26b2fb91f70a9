/** How long the operations of a resource may wait, as durations such as `90s`, `20m` or `1h30m`. A change calls nothing. */
export interface Timeouts {
  /** For making it. */
  readonly create?: string;
  /** For changing it. */
  readonly update?: string;
  /** For removing it. */
  readonly delete?: string;
}
