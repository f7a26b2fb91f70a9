// Generated from lib/contract by `npm run constructs`. Do not edit.

export type { AwsKmsAccountProps } from "./aws-kms-account";
export { AwsKmsAclRecord, AwsKmsAclRecordList } from "./aws-kms-account-record";
export type { AzureReportLogAnalyticParams, AzureReportProps } from "./azure-report";
export { AzureReport, AzureReportParam, AzureReportParamList } from "./azure-report";
export type { AzureSecretProps } from "./azure-secret";
export { AzureSecret } from "./azure-secret";
export type { AzureSyncJobProps } from "./azure-sync-job";
export { AzureSyncJob } from "./azure-sync-job";
export type { AzureVaultProps } from "./azure-vault";
export type { CckmProviderArguments } from "./cckm-provider";
export {
  AdoptPolicy,
  AwsKmsAction,
  AwsPartition,
  AzureReportType,
  AzureRunStatus,
  AzureSyncItem,
  AzureVaultAction,
  AzureVaultType,
  ReportDestroyPolicy,
  SecretDestroyPolicy,
  SecretRecoveryLevel,
} from "./choices";
export type { DataAwsAccountProps } from "./data-aws-account";
export { DataAwsAccount } from "./data-aws-account";
export type { DataAwsKmsAccountsProps } from "./data-aws-kms-accounts";
export { AwsKmsAccountRecordList, DataAwsKmsAccounts } from "./data-aws-kms-accounts";
export type { DataAzureReportContentsProps } from "./data-azure-report-contents";
export { AzureReportRow, AzureReportRowList, DataAzureReportContents } from "./data-azure-report-contents";
export type { DataAzureReportCsvProps } from "./data-azure-report-csv";
export { DataAzureReportCsv } from "./data-azure-report-csv";
export type { DataAzureReportsProps } from "./data-azure-reports";
export { AzureReportRecord, AzureReportRecordList, DataAzureReports } from "./data-azure-reports";
export type { DataAzureSyncJobsProps } from "./data-azure-sync-jobs";
export { AzureSyncJobRecord, AzureSyncJobRecordList, DataAzureSyncJobs } from "./data-azure-sync-jobs";
export type {
  AwsKmsAccountSettings,
  AwsKmsGrantSettings,
  AzureReportSettings,
  AzureSecretSettings,
  AzureSyncSettings,
  AzureVaultGrantSettings,
  AzureVaultSettings,
} from "./environment-settings";
