// An AWS account in CCKM, and the permissions on its keys.
import { App, TerraformOutput, TerraformStack } from "cdktf";
import { AwsKmsAccount, AwsKmsAction, CckmProvider, Principal } from "cdktf-cckm";

const app = new App();
const stack = new TerraformStack(app, "account-with-grants");
new CckmProvider(stack, "cckm");

const payments = new AwsKmsAccount(stack, "payments", {
  name: "payments",
  accountId: "123456789012",
  awsConnection: "aws-prod",
  regions: ["eu-west-1", "eu-central-1"],
});
payments.grant(Principal.group("CCKM Users"), [AwsKmsAction.KEY_CREATE, AwsKmsAction.KEY_ROTATE]);
payments.grant(Principal.group("Auditors"), [AwsKmsAction.REPORT_VIEW]);
// A second grant for the same principal adds to the first, so each can be written where it belongs.
payments.grant(Principal.group("CCKM Users"), [AwsKmsAction.KEY_UPDATE]);

new TerraformOutput(stack, "kms_id", { value: payments.id });
app.synth();
