/** What every guard rail takes. */
export interface GuardOptions {
  /**
   * Whether a value that only Terraform knows, such as a variable's, is refused. Default false: it gets a warning, and the
   * plan shows it.
   */
  readonly refuseUnknown?: boolean;
}
