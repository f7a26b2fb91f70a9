import { awsKmsAccount } from "./aws-kms-account";
import { awsKmsAcl } from "./aws-kms-acl";
import { azureReport } from "./azure-report";
import { azureSecret } from "./azure-secret";
import { azureSyncJob } from "./azure-sync-job";
import { azureVault } from "./azure-vault";
import { azureVaultAcl } from "./azure-vault-acl";
import type { DataSourceContract, ResourceContract } from "./contract";
import { dataAwsAccount } from "./data-aws-account";
import { dataAwsKmsAccounts } from "./data-aws-kms-accounts";
import { dataAzureReportContents } from "./data-azure-report-contents";
import { dataAzureReportCsv } from "./data-azure-report-csv";
import { dataAzureReports } from "./data-azure-reports";
import { dataAzureSyncJobs } from "./data-azure-sync-jobs";

/** Every resource, for the documentation and for tests. */
export const resources: readonly ResourceContract[] = [
  awsKmsAccount,
  awsKmsAcl,
  azureVault,
  azureVaultAcl,
  azureSecret,
  azureSyncJob,
  azureReport,
];

/** Every data source. */
export const dataSources: readonly DataSourceContract[] = [
  dataAwsAccount,
  dataAwsKmsAccounts,
  dataAzureSyncJobs,
  dataAzureReports,
  dataAzureReportContents,
  dataAzureReportCsv,
];
