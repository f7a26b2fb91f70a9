import type { TerraformStack } from "cdktf";
import { AwsKmsAccount } from "cdktf-cckm";

export function example(stack: TerraformStack): void {
  new AwsKmsAccount(stack, "payments", {
    name: "payments",
    accountId: "123456789012",
    awsConnection: "aws-prod",
    regions: ["eu-west-1", "eu-central-1"],
  });

  new AwsKmsAccount(stack, "partner", {
    name: "partner",
    accountId: "789012123456",
    awsConnection: "aws-prod",
    regions: ["us-east-1"],
    assumeRoleArn: "arn:aws:iam::789012123456:role/test-assume-role-ac",
    assumeRoleExternalId: "test-ext-id",
  });
}
