/** An AWS account with some of its regions, as an environment wants it in CCKM. */
export interface AccountSettings {
  /** Unique name of the KMS in CCKM. */
  readonly name: string;
  /** Id of the AWS account: 12 digits. */
  readonly accountId: string;
  /** Name or id of the AWS connection of CipherTrust Manager. */
  readonly awsConnection: string;
  readonly regions: readonly string[];
}

/** What distinguishes one environment from another. Addresses and credentials are not here: they come from `CIPHERTRUST_*`. */
export interface EnvironmentSettings {
  /** Name of the environment's stack. */
  readonly name: string;
  readonly accounts: readonly AccountSettings[];
}
