import { AwsKmsAction, AzureReportType, AzureSyncItem, SecretDestroyPolicy } from "cdktf-cckm";
import type { EnvironmentSettings } from "../settings";

/** Development: what the examples of CCKM's API pages show. */
export const dev = {
  name: "dev",
  accounts: [
    {
      name: "kms-name",
      accountId: "123456789012",
      awsConnection: "test_aws-connection",
      regions: ["ap-south-1", "us-east-1"],
      grants: [
        { group: "CCKM Users", actions: [AwsKmsAction.KEY_CREATE] },
        { group: "Auditors", actions: [AwsKmsAction.REPORT_VIEW, AwsKmsAction.REPORT_DOWNLOAD] },
      ],
    },
  ],
  secrets: [
    {
      name: "test-secret",
      keyVault: "9ae64517-7249-42a9-bf86-9252add02ef9",
      variable: "test_secret",
      valueVersion: 1,
      onDestroy: SecretDestroyPolicy.PURGE,
    },
    {
      name: "db-password",
      keyVault: "pkv-softkeys::260ecbe7-777b-4d3c-84ea-887620498863",
      variable: "db_password",
      valueVersion: 1,
      onDestroy: SecretDestroyPolicy.PURGE,
    },
  ],
  syncs: [
    { item: AzureSyncItem.KEYS, keyVaults: ["bedb82b9-582c-402d-9874-f3368722cf46"] },
    {
      item: AzureSyncItem.SECRETS,
      keyVaults: [
        "pkv-softkeys::260ecbe7-777b-4d3c-84ea-887620498863",
        "CCKM-Soft-Delete::260ecbe7-777b-4d3c-84ea-887620498863",
      ],
    },
  ],
  reports: [
    {
      name: "r1",
      reportType: AzureReportType.KEY_REPORT,
      startTime: "2019-09-17T06:58:00Z",
      endTime: "2020-09-17T07:02:00Z",
      logAnalyticParams: [
        {
          keyVault: "pkv-softkeys::260ecbe7-777b-4d3c-84ea-887620498863",
          workSpaceId: "05bd46d9-aa85-4007-9efe-786f7c944ed1",
        },
      ],
    },
  ],
} satisfies EnvironmentSettings;
