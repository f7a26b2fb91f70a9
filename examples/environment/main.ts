// A whole environment as data, and a release that reruns its sync jobs: RELEASE=1.4.0 cdktf deploy.
import { App, TerraformOutput, TerraformStack } from "cdktf";
import {
  AwsKmsActions,
  type AzureSecretSettings,
  AzureSyncItem,
  CckmEnvironment,
  type CckmEnvironmentProps,
  CckmProvider,
} from "cdktf-cckm";

const settings: CckmEnvironmentProps = {
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
      variable: "db_password", // filled by TF_VAR_db_password
      valueVersion: 1,
    },
  ],
  syncs: [{ item: AzureSyncItem.KEYS, keyVaults: ["payments-kv::260ecbe7-777b-4d3c-84ea-887620498863"] }],
  release: process.env.RELEASE, // a plan without RELEASE keeps the last one
};

/** A team's own defaults: an owner tag on every secret, unless the settings set one. */
class PaymentsEnvironment extends CckmEnvironment {
  override addSecret(secret: AzureSecretSettings) {
    return super.addSecret({ ...secret, tags: { owner: "payments", ...secret.tags } });
  }
}

const app = new App();
const stack = new TerraformStack(app, "environment");
new CckmProvider(stack, "cckm");
const environment = new PaymentsEnvironment(stack, "Default", settings);

new TerraformOutput(stack, "release", { value: environment.release?.markerId });
new TerraformOutput(stack, "kms_id", { value: environment.accounts.payments?.id });
app.synth();
