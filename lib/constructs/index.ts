export { AdoptPolicy } from "./adopt-policy";
export type { IAwsKms } from "./aws-kms";
export { AwsKmsAccount, type AwsKmsAccountProps } from "./aws-kms-account";
export { AwsKmsAccountRecord, AwsKmsAccountRecordList } from "./aws-kms-account-record";
export { AwsKmsAcl, type AwsKmsAclProps } from "./aws-kms-acl";
export { AwsKmsAclRecord, AwsKmsAclRecordList } from "./aws-kms-acl-record";
export { AwsKmsAction } from "./aws-kms-action";
export { AwsKmsActions } from "./aws-kms-actions";
export { AzureReport } from "./azure-report";
export type { AzureReportLogAnalyticParams } from "./azure-report-log-analytic-params";
export { AzureReportParam, AzureReportParamList } from "./azure-report-param";
export type { AzureReportProps } from "./azure-report-props";
export { AzureReportRecord, AzureReportRecordList } from "./azure-report-record";
export { AzureReportRow, AzureReportRowList } from "./azure-report-row";
export { AzureReportType } from "./azure-report-type";
export { AzureSecret } from "./azure-secret";
export type { AzureSecretProps } from "./azure-secret-props";
export { AzureSyncItem } from "./azure-sync-item";
export { AzureSyncJob } from "./azure-sync-job";
export type { AzureSyncJobProps } from "./azure-sync-job-props";
export { AzureSyncJobRecord, AzureSyncJobRecordList } from "./azure-sync-job-record";
export { CckmEnvironment, type CckmEnvironmentProps } from "./cckm-environment";
export type {
  AwsKmsAccountSettings,
  AwsKmsGrantSettings,
  AzureReportSettings,
  AzureSecretSettings,
  AzureSyncSettings,
} from "./cckm-environment-settings";
export { CckmProvider } from "./cckm-provider";
export type { CckmProviderProps } from "./cckm-provider-props";
export { DataAwsAccount, type DataAwsAccountProps } from "./data-aws-account";
export { DataAwsKmsAccounts, type DataAwsKmsAccountsProps } from "./data-aws-kms-accounts";
export { DataAzureReportContents } from "./data-azure-report-contents";
export type { DataAzureReportContentsProps } from "./data-azure-report-contents-props";
export { DataAzureReportCsv, type DataAzureReportCsvProps } from "./data-azure-report-csv";
export { DataAzureReports, type DataAzureReportsProps } from "./data-azure-reports";
export { DataAzureSyncJobs, type DataAzureSyncJobsProps } from "./data-azure-sync-jobs";
export {
  AllowedRegions,
  ForbidActions,
  type GuardOptions,
  RequireExpiry,
  type RequireExpiryOptions,
  RequireTags,
  type RequireTagsOptions,
} from "./guards";
export { PlacedProvider, type PlacedProviderProps } from "./placed-provider";
export { Principal } from "./principal";
export { Release, type ReleaseProps } from "./release";
export { SecretDestroyPolicy } from "./secret-destroy-policy";
export { SecretInput } from "./secret-input";
export { SecretRecoveryLevel } from "./secret-recovery-level";
export type { Timeouts } from "./timeouts";
