// Moves from Thales' own provider to this one without touching CCKM: `moved` blocks hand over its objects in the state.
// The official provider is still required for this one deploy, because Terraform reads the old state with it.
import { App, TerraformStack } from "cdktf";
import { AwsKmsAccount, CckmProvider } from "cdktf-cckm";

const app = new App();
const stack = new TerraformStack(app, "from-official-provider");
new CckmProvider(stack, "cckm");

const payments = new AwsKmsAccount(stack, "payments", {
  name: "payments",
  accountId: "123456789012",
  awsConnection: "aws-prod",
  regions: ["eu-west-1", "eu-central-1"],
});
payments.moveFromId("ciphertrust_aws_kms.payments");

app.synth();
