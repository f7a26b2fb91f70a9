import type { TerraformStack } from "cdktf";
import { AwsKmsAccount, AwsKmsAction, AwsKmsActions, Principal } from "cdktf-cckm";

export function example(stack: TerraformStack): void {
  const payments = new AwsKmsAccount(stack, "payments", {
    name: "payments",
    accountId: "123456789012",
    awsConnection: "aws-prod",
    regions: ["eu-west-1"],
  });
  payments.grant(Principal.group("CCKM Users"), [AwsKmsAction.KEY_CREATE, AwsKmsAction.KEY_ROTATE]);
  payments.grant(Principal.user("local|d1c53366-10cb-4121-a37d-42ca39d73cfc"), AwsKmsActions.viewer);
}
