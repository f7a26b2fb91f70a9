import type { Timeouts } from "../base/timeouts";
import type {
  AzureReportLogAnalyticParams,
  AzureSyncItem,
  ReportDestroyPolicy,
  SecretDestroyPolicy,
  SecretRecoveryLevel,
} from "../generated";

/** What one group or one user may do with the keys of an account. */
export interface AwsKmsGrantSettings {
  /** Name of the group. Either this or `userId`. */
  readonly group?: string;
  /** Id of the user, such as `local|d1c53366-10cb-4121-a37d-42ca39d73cfc`. Either this or `group`. */
  readonly userId?: string;
  /** An `AwsKmsAction` each, or names of actions of newer releases. */
  readonly actions: string[];
}

/** An AWS account with some of its regions, and who may do what there. */
export interface AwsKmsAccountSettings {
  /** Id of the construct, and its name in the environment's `accounts`. Default `name`. */
  readonly id?: string;
  /** Unique name of the KMS in the CipherTrust Manager domain. */
  readonly name: string;
  /** Id of the AWS account: 12 digits. */
  readonly accountId: string;
  /** Name or id of the AWS connection of CipherTrust Manager that reaches the account. */
  readonly awsConnection: string;
  /** AWS regions that this entry manages. */
  readonly regions: string[];
  /** ARN of the IAM role to assume, for an account other than the connection's own. */
  readonly assumeRoleArn?: string;
  /** External id of the role; only with `assumeRoleArn`. */
  readonly assumeRoleExternalId?: string;
  /** Who may do what. Default nobody. */
  readonly grants?: AwsKmsGrantSettings[];
}

/** An Azure secret. Its value is no setting: Terraform reads it from a variable when it runs. */
export interface AzureSecretSettings {
  /** Id of the construct, and its name in the environment's `secrets`. Default `name`. */
  readonly id?: string;
  /** Name of the secret. */
  readonly name: string;
  /** Vault of the secret, as `<vault>::<subscription id>` or by CCKM's id. */
  readonly keyVault: string;
  /** Terraform variable that holds the value, filled by `TF_VAR_<variable>`. Without it the secret keeps the value that it has. */
  readonly variable?: string;
  /** Any whole number; a change of it sends the value as a new version. */
  readonly valueVersion?: number;
  /** What the value is, such as `password`; 255 characters at most. */
  readonly contentType?: string;
  /** Tags of the secret: 15 at most. */
  readonly tags?: { [name: string]: string };
  /** Whether the secret can be used. */
  readonly enabled?: boolean;
  /** When the secret expires; RFC 3339. */
  readonly exp?: string;
  /** When the secret becomes active; RFC 3339. */
  readonly nbf?: string;
  /** How the secret can be recovered once it is deleted. Fixed when it is created. */
  readonly recoveryLevel?: SecretRecoveryLevel;
  /** For how many days the deleted secret can be recovered. Fixed when it is created. */
  readonly recoverableDays?: number;
  /** What a destroy does. Default `soft-delete`. */
  readonly onDestroy?: SecretDestroyPolicy;
  /** Whether a soft-deleted secret of the same name is recovered, instead of refused. Default false. */
  readonly recoverSoftDeleted?: boolean;
  /** How long the operations may wait. */
  readonly timeouts?: Timeouts;
}

/** A synchronization from Azure into CCKM. It runs after the environment's secrets are made. */
export interface AzureSyncSettings {
  /** Id of the construct, and its name in the environment's `syncs`. Default `sync-<item>`. */
  readonly id?: string;
  /** What to synchronize: `keys` or `secrets`. */
  readonly item: AzureSyncItem;
  /** Vaults to synchronize. Either this or `synchronizeAll`. */
  readonly keyVaults?: string[];
  /** Whether to synchronize every vault that CCKM manages. Default false. */
  readonly synchronizeAll?: boolean;
  /** Any texts; a change of one of them runs a new job. */
  readonly triggers?: { [key: string]: string };
  /** Whether an apply waits for the end of the job. Default true. */
  readonly wait?: boolean;
  /** How long the operations may wait. */
  readonly timeouts?: Timeouts;
}

/** A report on the keys of Azure vaults. */
export interface AzureReportSettings {
  /** Id of the construct, and its name in the environment's `reports`. Default `name`. */
  readonly id?: string;
  /** Name of the report. */
  readonly name: string;
  /** What to report. Default `key-report`. */
  readonly reportType?: string;
  /** Where the reported time begins; RFC 3339. */
  readonly startTime?: string;
  /** Where the reported time ends; RFC 3339. */
  readonly endTime?: string;
  /** Vaults to report on, with their Log Analytics workspaces; at least one. */
  readonly logAnalyticParams: AzureReportLogAnalyticParams[];
  /** What a destroy does, and a replacement with the report that goes. Default `delete`. */
  readonly onDestroy?: ReportDestroyPolicy;
  /** How long the operations may wait. */
  readonly timeouts?: Timeouts;
}
