import { AwsKmsActions, AzureReportType, AzureSyncItem, ReportDestroyPolicy, SecretDestroyPolicy } from "cdktf-cckm";
import type { EnvironmentSettings } from "../settings";

/** Production: releases are marked (RELEASE=1.4.0 cdktf deploy prod; without RELEASE the last one stays); its state in PostgreSQL, at the address in PG_CONN_STR. */
export const prod = {
  name: "prod",
  release: process.env.RELEASE,
  backend: { type: "pg", schemaName: "cckm_prod" },
  accounts: [
    {
      name: "payments",
      accountId: "123456789012",
      awsConnection: "aws-prod",
      regions: ["eu-central-1", "eu-west-1"],
      grants: [
        { group: "Payments", actions: AwsKmsActions.keyOperator },
        { group: "Auditors", actions: AwsKmsActions.auditor },
      ],
    },
  ],
  secrets: [
    {
      name: "payments-db-password",
      keyVault: "payments-kv::260ecbe7-777b-4d3c-84ea-887620498863",
      variable: "payments_db_password",
      valueVersion: 1,
      onDestroy: SecretDestroyPolicy.RETAIN,
      tags: { owner: "payments" },
    },
  ],
  syncs: [{ item: AzureSyncItem.KEYS, synchronizeAll: true }],
  reports: [
    {
      name: "key-aging",
      reportType: AzureReportType.KEY_AGING,
      onDestroy: ReportDestroyPolicy.RETAIN,
      logAnalyticParams: [{ keyVault: "payments-kv::260ecbe7-777b-4d3c-84ea-887620498863" }],
    },
  ],
} satisfies EnvironmentSettings;
