// An app with two environments: each has its own stack, named after it, and its own state.
import { App, HttpBackend, TerraformStack } from "cdktf";
import { AwsKmsAccount, CckmProvider } from "cdktf-cckm";

const app = new App();

function environment(name: string, accountId: string): TerraformStack {
  const stack = new TerraformStack(app, name);
  const address = `https://state.example.com/${name}`;
  new HttpBackend(stack, { address, lockAddress: address, unlockAddress: address });
  new CckmProvider(stack, "cckm");
  new AwsKmsAccount(stack, "payments", {
    name: "payments",
    accountId,
    awsConnection: "aws-any",
    regions: ["eu-west-1", "eu-central-1"],
  });
  return stack;
}

export const stack = environment("dev", "123456789012");
environment("prod", "210987654321");
app.synth();
