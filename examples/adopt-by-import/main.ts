// Brings existing CCKM objects under Terraform: the first deploy imports them and changes nothing, the next plan is empty.
// An import block may stay in the code; it does nothing once the object is in the state.
import { App, TerraformStack } from "cdktf";
import { AwsKmsAccount, AwsKmsAcl, AwsKmsAction, CckmProvider } from "cdktf-cckm";

const app = new App();
const stack = new TerraformStack(app, "adopt-by-import");
new CckmProvider(stack, "cckm");

const payments = new AwsKmsAccount(stack, "payments", {
  name: "payments",
  accountId: "123456789012",
  awsConnection: "aws-prod",
  regions: ["eu-west-1", "eu-central-1"],
});
// By name; an id works too.
payments.importFrom("payments");

const kmsId = process.env.KMS_ID;
if (kmsId) {
  const users = new AwsKmsAcl(stack, "users", {
    kms: payments,
    group: "CCKM Users",
    actions: [AwsKmsAction.KEY_CREATE],
  });
  users.importFrom(`${kmsId}::group::CCKM Users`);
}
app.synth();
