// A typical stack; payments.test.ts tests it against an offline CCKM.
import { type App, TerraformOutput, TerraformStack } from "cdktf";
import { AwsKmsAccount, AwsKmsAction, AzureSecret, CckmProvider, Principal, SecretInput } from "cdktf-cckm";

export class PaymentsStack extends TerraformStack {
  constructor(app: App, id: string, regions: string[]) {
    super(app, id);
    new CckmProvider(this, "cckm");
    const account = new AwsKmsAccount(this, "payments", {
      name: "payments",
      accountId: "123456789012",
      awsConnection: "aws-prod",
      regions,
    });
    account.grant(Principal.group("CCKM Users"), [AwsKmsAction.KEY_CREATE]);
    new AzureSecret(this, "db", {
      secretName: "db-password",
      keyVault: "payments-kv::260ecbe7-777b-4d3c-84ea-887620498863",
      value: SecretInput.fromVariable("db_password"),
      valueVersion: 1,
      tags: { team: "payments" },
    });
    new TerraformOutput(this, "kms_id", { value: account.id });
  }
}
