export { parseAddress } from "./address";
export type { AwsAccount, AwsAccountQuery, AwsApi } from "./aws-accounts";
export type { AwsConnection, AwsConnectionsApi } from "./aws-connections";
export type {
  AwsKms,
  AwsKmsAclChange,
  AwsKmsAclEntry,
  AwsKmsApi,
  AwsKmsCreate,
  AwsKmsFilters,
  AwsKmsUpdate,
} from "./aws-kms";
export type {
  AzureReport,
  AzureReportCreate,
  AzureReportFilters,
  ReportRow,
  ReportRowFilters,
} from "./azure-report-types";
export type { AzureReportsApi } from "./azure-reports";
export type {
  AzureSecret,
  AzureSecretAttributes,
  AzureSecretCreate,
  AzureSecretFilters,
  AzureSecretUpdate,
  Instant,
} from "./azure-secret-types";
export type { AzureSecretsApi } from "./azure-secrets";
export type { AzureSyncJobsApi, SyncItem, SyncJob, SyncJobFilters, SyncJobStart } from "./azure-sync-jobs";
export type { AzureVault, AzureVaultFilters, AzureVaultsApi } from "./azure-vaults";
export { CckmClient } from "./client";
export { type CallOptions, type Clock, systemClock } from "./clock";
export {
  type CallNotSent,
  type CallRefused,
  type CallUnknown,
  CckmError,
  type CckmErrorFields,
  type CckmErrorKind,
  type CckmErrorOutcome,
  isGone,
  isNotFound,
  isOutcomeUnknown,
  isRefused,
  type ObjectGone,
  statusOf,
} from "./errors";
export { normalizeStatus } from "./job-status";
export { KeyedLock } from "./keyed-lock";
export type { Log, LogFields, LogLevel } from "./log";
export type { CckmClientOptions } from "./options";
export { type Collected, collect, PAGE_SIZE, type Page, pages, type Window } from "./paging";
export { ReadCache, type ReadCacheOptions, type ReadSource } from "./read-cache";
export type { SeenBefore } from "./recent";
export type { CckmRecord } from "./record";
export type { Call } from "./requester";
export { type LookOptions, lookFor, type WriteOnceOptions, writeOnce } from "./write-once";
