import type { TerraformStack } from "cdktf";
import { AwsKmsActions, AzureSyncItem, CckmEnvironment, Principal } from "cdktf-cckm";

export function example(stack: TerraformStack): void {
  const environment = new CckmEnvironment(stack, "Default", {
    accounts: [
      {
        name: "payments",
        accountId: "123456789012",
        awsConnection: "aws-prod",
        regions: ["eu-west-1", "eu-central-1"],
        grants: [{ group: "CCKM Users", actions: AwsKmsActions.keyOperator }],
      },
    ],
    secrets: [
      {
        name: "db-password",
        keyVault: "payments-kv::260ecbe7-777b-4d3c-84ea-887620498863",
        variable: "db_password",
        valueVersion: 1,
      },
    ],
    syncs: [{ item: AzureSyncItem.SECRETS, synchronizeAll: true }],
    release: process.env.RELEASE,
  });
  environment.accounts.payments?.grant(Principal.group("Auditors"), AwsKmsActions.auditor);
}
