import { AwsKmsActions, AzureSyncItem } from "cdktf-cckm";
import type { EnvironmentSettings } from "../settings";

/** Staging: as production, smaller; its state in S3. */
export const staging = {
  name: "staging",
  backend: {
    type: "s3",
    bucket: "example-terraform-state",
    key: "cckm/staging.tfstate",
    region: "eu-central-1",
  },
  accounts: [
    {
      name: "payments-staging",
      accountId: "210987654321",
      awsConnection: "aws-staging",
      regions: ["eu-central-1"],
      grants: [{ group: "Payments", actions: AwsKmsActions.keyOperator }],
    },
  ],
  secrets: [
    {
      name: "payments-db-password",
      keyVault: "payments-staging::260ecbe7-777b-4d3c-84ea-887620498863",
      variable: "payments_db_password",
      valueVersion: 1,
    },
  ],
  syncs: [{ item: AzureSyncItem.SECRETS, keyVaults: ["payments-staging::260ecbe7-777b-4d3c-84ea-887620498863"] }],
} satisfies EnvironmentSettings;
