/**
 * Timeouts of a resource's operations, as durations such as `90s`, `20m` or `1h30m`. Changing them makes no API call.
 */
export interface Timeouts {
  /** Timeout for creating it. */
  readonly create?: string;
  /** Timeout for updating it. */
  readonly update?: string;
  /** Timeout for deleting it. */
  readonly delete?: string;
}
