/** Options of every guard. */
export interface GuardOptions {
  /**
   * Whether to reject a value that only Terraform knows, such as a variable, and an argument whose changes the resource
   * ignores (`ignoreChanges`). Default false: synth only warns, and the plan shows the value.
   */
  readonly refuseUnknown?: boolean;
}
