import { element, length, list, requiresAlso, schema, string } from "../schema";
import { connectionIdentifier, roleArn } from "./aws";
import { dataSource, reads } from "./contract";

/**
 * The AWS account and regions that a connection reaches.
 *
 * API page: [aws-kms, Listing AWS Account and Regions](../../docs/api-pages.md#aws-kms).
 */
export const dataAwsAccount = dataSource({
  type: "cckm_aws_account",
  construct: "DataAwsAccount",
  page: "aws-kms",
  rights: reads("POST /v1/cckm/aws/accounts"),
  schema: schema({
    description: "The AWS account and the regions that a connection of CipherTrust Manager reaches.",
    attributes: {
      aws_connection: string({
        required: true,
        description: "Name or id of the AWS connection.",
        example: "aws",
        validators: [connectionIdentifier],
      }),
      assume_role_arn: string({
        optional: true,
        description: "ARN of the IAM role to assume; the account is then the role's.",
        example: "arn:aws:iam::789012123456:role/cckm",
        validators: [roleArn],
      }),
      assume_role_external_id: string({
        optional: true,
        description: "External id of the role; only with `assume_role_arn`.",
        example: "cckm-payments",
        validators: [length(2, 1224)],
      }),
      account_id: string({ computed: true, description: "Id of the AWS account.", example: "123456789012" }),
      regions: list(element.string, {
        computed: true,
        description: "Regions of the account, in CCKM's order.",
        example: ["eu-west-1", "eu-central-1"],
      }),
    },
    rules: [requiresAlso("assume_role_external_id", "assume_role_arn")],
  }),
});
