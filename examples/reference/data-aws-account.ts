import type { TerraformStack } from "cdktf";
import { AwsKmsAccount, DataAwsAccount } from "cdktf-cckm";

export function example(stack: TerraformStack): void {
  const reached = new DataAwsAccount(stack, "reached", { awsConnection: "aws-prod" });

  new AwsKmsAccount(stack, "everything", {
    name: "everything",
    accountId: reached.accountId,
    awsConnection: "aws-prod",
    regions: reached.regions,
  });
}
