import type { AwsKmsAction, AzureReportType, AzureSyncItem, SecretDestroyPolicy } from "cdktf-cckm";

/** What a group may do with the keys of an account. */
export interface GrantSettings {
  readonly group: string;
  readonly actions: readonly AwsKmsAction[];
}

/** An AWS account with some of its regions, as an environment wants it in CCKM. */
export interface AccountSettings {
  /** Unique name of the KMS in CCKM. */
  readonly name: string;
  /** Id of the AWS account: 12 digits. */
  readonly accountId: string;
  /** Name or id of the AWS connection of CipherTrust Manager. */
  readonly awsConnection: string;
  readonly regions: readonly string[];
  readonly grants: readonly GrantSettings[];
}

/** An Azure secret. Its value is not a setting: it comes from `TF_VAR_<variable>`. */
export interface SecretSettings {
  readonly name: string;
  readonly keyVault: string;
  /** Terraform variable that holds the value. */
  readonly variable: string;
  /** Raised when the value is a new one. */
  readonly valueVersion: number;
  readonly onDestroy: SecretDestroyPolicy;
}

/** A synchronization from Azure into CCKM. */
export interface SyncSettings {
  readonly item: AzureSyncItem;
  readonly keyVaults: readonly string[];
}

/** A report of a vault's keys. */
export interface ReportSettings {
  readonly name: string;
  readonly reportType: AzureReportType;
  readonly startTime: string;
  readonly endTime: string;
  readonly keyVault: string;
  readonly workSpaceId: string;
}

/** What distinguishes one environment from another. Addresses and credentials are not here: they come from `CIPHERTRUST_*`. */
export interface EnvironmentSettings {
  /** Name of the environment's stack. */
  readonly name: string;
  readonly accounts: readonly AccountSettings[];
  readonly secrets: readonly SecretSettings[];
  readonly syncs: readonly SyncSettings[];
  readonly reports: readonly ReportSettings[];
}
