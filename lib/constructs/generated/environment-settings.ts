// Generated from lib/contract by `npm run constructs`. Do not edit.
import type { Timeouts } from "../base/timeouts";
import type { AzureReportLogAnalyticParams } from "./azure-report";
import type {
  AzureSyncItem,
  AzureVaultType,
  ReportDestroyPolicy,
  SecretDestroyPolicy,
  SecretRecoveryLevel,
} from "./choices";

/** What one group or one user may do with the keys of an account. */
export interface AwsKmsGrantSettings {
  /**
   * Name of the group. Either this or `userId`.
   *
   * Allowed: 1 to 255 characters; in several lines no control characters; not blank.
   *
   * Example: `"CCKM Users"`.
   */
  readonly group?: string;
  /**
   * Id of the user, such as `local|d1c53366-10cb-4121-a37d-42ca39d73cfc`. Either this or `group`.
   *
   * Allowed: 1 to 255 characters; in several lines no control characters; not blank.
   */
  readonly userId?: string;
  /**
   * An `AwsKmsAction` each, or names of actions of newer releases.
   *
   * Allowed: at least 1; each: the name of an action, without spaces and characters that nobody sees.
   *
   * Example: `["keycreate"]`.
   */
  readonly actions: string[];
}

/** What one group or one user may do with the keys, secrets and certificates of a vault. */
export interface AzureVaultGrantSettings {
  /**
   * Name of the group. Either this or `userId`.
   *
   * Allowed: 1 to 255 characters; in several lines no control characters; not blank.
   *
   * Example: `"CCKM Users"`.
   */
  readonly group?: string;
  /**
   * Id of the user, such as `local|d1c53366-10cb-4121-a37d-42ca39d73cfc`. Either this or `group`.
   *
   * Allowed: 1 to 255 characters; in several lines no control characters; not blank.
   */
  readonly userId?: string;
  /**
   * An `AzureVaultAction` each, or names of actions of newer releases.
   *
   * Allowed: at least 1; each: the name of an action, without spaces and characters that nobody sees.
   *
   * Example: `["keycreate"]`.
   */
  readonly actions: string[];
}

/** An AWS account with some of its regions, and who may do what there. */
export interface AwsKmsAccountSettings {
  /** Id of the construct, and its name in the environment's `accounts`. Default `name`. */
  readonly id?: string;
  /**
   * Unique name of the KMS in the CipherTrust Manager domain.
   *
   * Allowed: 1 to 255 characters; in several lines no control characters; not blank.
   *
   * Example: `"payments"`.
   */
  readonly name: string;
  /**
   * Id of the AWS account: 12 digits.
   *
   * Allowed: the 12 digits of an AWS account id, such as `123456789012`.
   *
   * Example: `"123456789012"`.
   */
  readonly accountId: string;
  /**
   * Name or id of the AWS connection of CipherTrust Manager that reaches the account.
   *
   * Allowed: 1 to 255 characters; in several lines no control characters; not blank.
   *
   * Example: `"aws"`.
   */
  readonly awsConnection: string;
  /**
   * AWS regions that this entry manages. No other entry of the same account may hold them.
   *
   * Allowed: at least 1; each: an AWS region's code, such as `eu-west-1`; with a warning one that this release does not
   * know.
   *
   * Example: `["eu-west-1", "eu-central-1"]`.
   */
  readonly regions: string[];
  /**
   * ARN of the IAM role to assume, for an account other than the connection's own.
   *
   * Allowed: the ARN of an IAM role, such as `arn:aws:iam::123456789012:role/cckm`.
   *
   * Example: `"arn:aws:iam::789012123456:role/cckm"`.
   */
  readonly assumeRoleArn?: string;
  /**
   * External id of the role; only with `assumeRoleArn`.
   *
   * Allowed: 2 to 1224 characters.
   *
   * Example: `"cckm-payments"`.
   */
  readonly assumeRoleExternalId?: string;
  /**
   * Who may do what. Default nobody.
   *
   * Example: `[{ group: "CCKM Users", actions: ["keycreate"] }]`.
   */
  readonly grants?: AwsKmsGrantSettings[];
}

/** An Azure vault, put under the management of CCKM, and who may do what there. */
export interface AzureVaultSettings {
  /** Id of the construct, and its name in the environment's `vaults`. Default `name`. */
  readonly id?: string;
  /**
   * Name of the vault in Azure. Capitals make no difference.
   *
   * Allowed: 3 to 24 letters, digits and hyphens.
   *
   * Example: `"payments-kv"`.
   */
  readonly name: string;
  /**
   * Id of the Azure subscription that holds the vault.
   *
   * Allowed: the id of a subscription, a UUID.
   *
   * Example: `"260ecbe7-777b-4d3c-84ea-887620498863"`.
   */
  readonly subscriptionId: string;
  /**
   * Name or id of the Azure connection of CipherTrust Manager that reaches the vault.
   *
   * Allowed: 1 to 255 characters; in several lines no control characters; not blank.
   *
   * Example: `"azure"`.
   */
  readonly azureConnection: string;
  /**
   * Whether it is a key vault (`vault`) or a managed HSM (`managedHsm`), which holds keys only.
   *
   * Allowed: those of {@link AzureVaultType}.
   *
   * Example: `AzureVaultType.MANAGED_HSM`.
   *
   * @default AzureVaultType.VAULT
   */
  readonly type?: AzureVaultType;
  /**
   * How many backups CCKM keeps of each key of the vault. No limit where it is left out.
   *
   * Allowed: a whole number, 1 to 65535.
   *
   * Unit: backups.
   *
   * Example: `10`.
   */
  readonly cloudKeyBackupLimit?: number;
  /**
   * Whether a destroy removes the vault from CCKM although CCKM still manages secrets of it. They stay in Azure, unless
   * they are purged, and CCKM knows them no more, nor has their backups. Otherwise such a destroy is refused.
   *
   * Example: `true`.
   *
   * @default false
   */
  readonly forceDestroy?: boolean;
  /**
   * Who may do what. Default nobody.
   *
   * Example: `[{ group: "CCKM Users", actions: ["keycreate"] }]`.
   */
  readonly grants?: AzureVaultGrantSettings[];
}

/** An Azure secret. Its value is no setting: Terraform reads it from a variable when it runs. */
export interface AzureSecretSettings {
  /** Id of the construct, and its name in the environment's `secrets`. Default `name`. */
  readonly id?: string;
  /**
   * Name of the secret. Azure does not tell capitals from small letters.
   *
   * Allowed: 1 to 127 letters, digits and hyphens.
   *
   * Example: `"db-password"`.
   */
  readonly name: string;
  /**
   * Terraform variable that holds the value, filled by `TF_VAR_<variable>`. Without it the secret keeps the value that
   * it has.
   *
   * Example: `"db_password"`.
   */
  readonly variable?: string;
  /**
   * Vault of the secret, as `<vault>::<subscription id>` or by CCKM's id. A managed HSM holds no secrets.
   *
   * Allowed: a vault's name and subscription id, such as `payments-kv::260ecbe7-777b-4d3c-84ea-887620498863`, or CCKM's
   * id of the vault.
   *
   * Example: `"payments-kv::260ecbe7-777b-4d3c-84ea-887620498863"`.
   */
  readonly keyVault: string;
  /**
   * Any whole number; a change of it sends `value` as a new version of the secret.
   *
   * Allowed: a whole number, at least 0.
   *
   * Example: `1`.
   */
  readonly valueVersion?: number;
  /**
   * What the value is, such as `password`; 255 characters at most.
   *
   * Allowed: 1 to 255 characters; in several lines no control characters.
   *
   * Example: `"password"`.
   */
  readonly contentType?: string;
  /**
   * Tags of the secret: 15 at most. A value may not hold any of `\ , : " %`.
   *
   * Allowed: at most 15; names of 1 to 256 characters; values of at most 256 characters, without `\ , : " %`.
   *
   * Example: `{ owner: "payments" }`.
   */
  readonly tags?: { [key: string]: string };
  /**
   * Whether the secret can be used. Without it a new secret is enabled.
   *
   * Example: `false`.
   */
  readonly enabled?: boolean;
  /**
   * When the secret expires; RFC 3339.
   *
   * Allowed: a time in RFC 3339, such as `2030-01-31T08:00:00Z`.
   *
   * Example: `"2030-12-31T23:59:59Z"`.
   */
  readonly exp?: string;
  /**
   * When the secret becomes active; RFC 3339.
   *
   * Allowed: a time in RFC 3339, such as `2030-01-31T08:00:00Z`.
   *
   * Example: `"2026-01-31T08:00:00Z"`.
   */
  readonly nbf?: string;
  /**
   * How the secret can be recovered once it is deleted. Fixed when it is created; without it, the vault's.
   *
   * Allowed: those of {@link SecretRecoveryLevel}.
   *
   * Example: `SecretRecoveryLevel.RECOVERABLE`.
   */
  readonly recoveryLevel?: SecretRecoveryLevel;
  /**
   * For how many days the deleted secret can be recovered: 7 to 90, or 0 in a vault without soft delete. Fixed when it
   * is created; without it, the vault's.
   *
   * Allowed: a whole number, 7 to 90, or 0 for a vault without soft delete.
   *
   * Unit: days.
   *
   * Example: `90`.
   */
  readonly recoverableDays?: number;
  /**
   * What a destroy does: `soft-delete` (the default) leaves the secret recoverable where the vault allows it, `purge`
   * removes it for good, `retain` leaves it as it is.
   *
   * Allowed: those of {@link SecretDestroyPolicy}.
   *
   * Example: `SecretDestroyPolicy.PURGE`.
   *
   * @default SecretDestroyPolicy.SOFT_DELETE
   */
  readonly onDestroy?: SecretDestroyPolicy;
  /**
   * Whether a soft-deleted secret of the same name is recovered and brought to what is asked for, instead of refused.
   * Default false.
   *
   * Example: `true`.
   *
   * @default false
   */
  readonly recoverSoftDeleted?: boolean;
  /**
   * How long the operations may wait. A change calls nothing.
   *
   * Example: `{ create: "1h30m", update: "1h30m", delete: "1h30m" }`.
   */
  readonly timeouts?: Timeouts;
}

/** A synchronization from Azure into CCKM. It runs after the environment's secrets are made. */
export interface AzureSyncSettings {
  /** Id of the construct, and its name in the environment's `syncs`. Default `sync-<item>`. */
  readonly id?: string;
  /**
   * What to synchronize: `keys` or `secrets`.
   *
   * Allowed: those of {@link AzureSyncItem}.
   *
   * Example: `AzureSyncItem.SECRETS`.
   */
  readonly item: AzureSyncItem;
  /**
   * Vaults to synchronize, each as `<vault>::<subscription id>` or by CCKM's id. Either this or `synchronizeAll`.
   *
   * Allowed: at least 1; each: a vault's name and subscription id, such as
   * `payments-kv::260ecbe7-777b-4d3c-84ea-887620498863`, or CCKM's id of the vault.
   *
   * Example: `["payments-kv::260ecbe7-777b-4d3c-84ea-887620498863"]`.
   */
  readonly keyVaults?: string[];
  /**
   * Whether to synchronize every vault that CCKM manages. Default false.
   *
   * Example: `true`.
   *
   * @default false
   */
  readonly synchronizeAll?: boolean;
  /**
   * Any texts; a change of one of them runs a new job.
   *
   * Example: `{ release: "2026-07" }`.
   */
  readonly triggers?: { [key: string]: string };
  /**
   * Whether an apply waits for the end of the job, and fails when the job does. Default true; false suits jobs of
   * hours, which later plans follow.
   *
   * Example: `false`.
   *
   * @default true
   */
  readonly wait?: boolean;
  /**
   * How long the operations may wait. A change calls nothing.
   *
   * Example: `{ create: "1h30m", update: "1h30m", delete: "1h30m" }`.
   */
  readonly timeouts?: Timeouts;
}

/** A report on the keys of Azure vaults. */
export interface AzureReportSettings {
  /** Id of the construct, and its name in the environment's `reports`. Default `name`. */
  readonly id?: string;
  /**
   * Name of the report.
   *
   * Allowed: 1 to 255 characters; in several lines no control characters; not blank.
   *
   * Example: `"payments-keys-2026-07"`.
   */
  readonly name: string;
  /**
   * What to report: `key-report` (activities, the default), `service-report` (use by services and applications) or
   * `key-aging` (expiration dates).
   *
   * Allowed: those of {@link AzureReportType}, or one that this release does not know yet.
   *
   * Example: `AzureReportType.SERVICE_REPORT`.
   */
  readonly reportType?: string;
  /**
   * Where the reported time begins; RFC 3339. Default 24 hours before `endTime`.
   *
   * Allowed: a time in RFC 3339, such as `2030-01-31T08:00:00Z`.
   *
   * Example: `"2026-07-01T00:00:00Z"`.
   */
  readonly startTime?: string;
  /**
   * Where the reported time ends; RFC 3339. Default the time of the apply.
   *
   * Allowed: a time in RFC 3339, such as `2030-01-31T08:00:00Z`.
   *
   * Example: `"2026-08-01T00:00:00Z"`.
   */
  readonly endTime?: string;
  /**
   * Vaults to report on, with their Log Analytics workspaces; at least one where it is given.
   *
   * Allowed: at least 1.
   *
   * Example: `[{ keyVault: "payments-kv::260ecbe7-777b-4d3c-84ea-887620498863", workSpaceId:
   * "05bd46d9-aa85-4007-9efe-786f7c944ed1" }]`.
   */
  readonly logAnalyticParams?: AzureReportLogAnalyticParams[];
  /**
   * What a destroy does, and a replacement with the report that goes: `delete` (the default) removes it from CCKM,
   * `retain` leaves it there, unless it failed or was cancelled.
   *
   * Allowed: those of {@link ReportDestroyPolicy}.
   *
   * Example: `ReportDestroyPolicy.RETAIN`.
   *
   * @default ReportDestroyPolicy.DELETE
   */
  readonly onDestroy?: ReportDestroyPolicy;
  /**
   * How long the operations may wait. A change calls nothing.
   *
   * Example: `{ create: "1h30m", update: "1h30m", delete: "1h30m" }`.
   */
  readonly timeouts?: Timeouts;
}
