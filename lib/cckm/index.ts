export type { AclApi, AclChange, AclEntry, AclTarget } from "./api/acl";
export type { AwsAccount, AwsAccountQuery, AwsApi } from "./api/aws-accounts";
export type {
  AwsKms,
  AwsKmsAclChange,
  AwsKmsAclEntry,
  AwsKmsApi,
  AwsKmsCreate,
  AwsKmsFilters,
  AwsKmsUpdate,
} from "./api/aws-kms";
export type {
  AzureReport,
  AzureReportCreate,
  AzureReportFilters,
  ReportRow,
  ReportRowFilters,
} from "./api/azure-report-types";
export type { AzureReportsApi } from "./api/azure-reports";
export type {
  AzureSecret,
  AzureSecretAttributes,
  AzureSecretCreate,
  AzureSecretFilters,
  AzureSecretUpdate,
  Instant,
} from "./api/azure-secret-types";
export type { AzureSecretsApi } from "./api/azure-secrets";
export type { AzureSyncJobsApi, SyncItem, SyncJob, SyncJobFilters, SyncJobStart } from "./api/azure-sync-jobs";
export type {
  AzureVault,
  AzureVaultDescriptor,
  AzureVaultFilters,
  AzureVaultSource,
  AzureVaultsApi,
  AzureVaultUpdate,
} from "./api/azure-vaults";
export type { AwsConnection, AwsConnectionsApi, CloudConnection, ConnectionsApi } from "./api/connections";
export { normalizeStatus } from "./api/job-status";
export { type Collected, collect, PAGE_SIZE, type Page, pages, type Window } from "./api/paging";
export type { CckmRecord } from "./api/record";
export { CckmClient } from "./client";
export { parseAddress, serverName } from "./http/address";
export { type CallOptions, type Clock, systemClock } from "./http/clock";
export {
  type CallNotSent,
  type CallRefused,
  type CallUnknown,
  CckmError,
  type CckmErrorFields,
  type CckmErrorKind,
  type CckmErrorOutcome,
  isGone,
  isInternalError,
  isNotFound,
  isOutcomeUnknown,
  isRefused,
  isWithoutEffect,
  type ObjectGone,
  statusOf,
} from "./http/errors";
export { KeyedLock } from "./http/keyed-lock";
export type { Log, LogFields, LogLevel } from "./http/log";
export { type LookOptions, lookFor } from "./http/look-for";
export type { CckmClientOptions } from "./http/options";
export type { SeenBefore } from "./http/recent";
export type { Call } from "./http/requester";
export { type SendOrFindOptions, sendOrFind } from "./http/send-or-find";
export { ReadCache, type ReadCacheOptions, type ReadSource } from "./reads/read-cache";
