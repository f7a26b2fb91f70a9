import type { TerraformStack } from "cdktf";
import { AwsKmsAccount, AwsKmsAcl, AwsKmsAction, Principal } from "cdktf-cckm";

export function example(stack: TerraformStack): void {
  const payments = new AwsKmsAccount(stack, "payments", {
    name: "payments",
    accountId: "123456789012",
    awsConnection: "aws-prod",
    regions: ["eu-west-1"],
  });

  payments.grant(Principal.group("CCKM Users"), [AwsKmsAction.KEY_CREATE, AwsKmsAction.KEY_ROTATE]);

  new AwsKmsAcl(stack, "auditor", {
    kms: payments,
    userId: "local|d1c53366-10cb-4121-a37d-42ca39d73cfc",
    actions: [AwsKmsAction.REPORT_VIEW, AwsKmsAction.REPORT_DOWNLOAD],
  });
}
