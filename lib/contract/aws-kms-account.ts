import { element, length, requiresAlso, schema, set, string } from "../schema";
import { API } from "./api-paths";
import { awsAccountId, awsRegions, connectionIdentifier, roleArn } from "./aws";
import { resource } from "./contract";
import { identifier } from "./identifier";
import { exact, quoted } from "./key-parts";

/** An AWS account and its regions, managed by CCKM. API page: [aws-kms](../../docs/api-pages.md#aws-kms). */
export const awsKmsAccount = resource({
  type: "cckm_aws_kms_account",
  construct: "AwsKmsAccount",
  page: "aws-kms",
  import: { id: "the KMS's id or its name", examples: ["0b90f8de-8617-498d-ad63-ca18eb717ae7", "payments"] },
  rights: {
    read: [`GET ${API.kms}`, `GET ${API.kms}/{id}`, `GET ${API.awsConnections}/{id}`],
    write: [`POST ${API.kms}`, `PATCH ${API.kms}/{id}`, `DELETE ${API.kms}/{id}`],
  },
  inWords: ({ name }) => `AWS KMS account ${quoted(name)}`,
  key: ({ name }) => [exact(name)],
  listedAs: ({ name }) => exact(name),
  schema: schema({
    description:
      "An AWS account with some of its regions, added to CCKM. One AWS account may be added several times under different names, each entry with regions of its own.",
    attributes: {
      id: string({
        computed: true,
        description: "CCKM's id of the KMS.",
        example: "0b90f8de-8617-498d-ad63-ca18eb717ae7",
      }),
      name: string({
        required: true,
        replaces: true,
        description: "Unique name of the KMS in the CipherTrust Manager domain.",
        example: "payments",
        validators: [identifier],
      }),
      account_id: string({
        required: true,
        replaces: true,
        description: "Id of the AWS account: 12 digits.",
        example: "123456789012",
        validators: [awsAccountId],
      }),
      aws_connection: string({
        required: true,
        description: "Name or id of the AWS connection of CipherTrust Manager that reaches the account.",
        example: "aws",
        validators: [connectionIdentifier],
      }),
      regions: set(element.string, {
        required: true,
        description: "AWS regions that this entry manages. No other entry of the same account may hold them.",
        example: ["eu-west-1", "eu-central-1"],
        validators: awsRegions,
      }),
      assume_role_arn: string({
        optional: true,
        description: "ARN of the IAM role to assume, for an account other than the connection's own.",
        example: "arn:aws:iam::789012123456:role/cckm",
        change: "in place; removing it replaces",
        validators: [roleArn],
      }),
      assume_role_external_id: string({
        optional: true,
        description: "External id of the role; only with `assume_role_arn`.",
        example: "cckm-payments",
        change: "in place; removing it replaces",
        validators: [length(2, 1224)],
      }),
      arn: string({
        computed: true,
        description: "ARN of the AWS identity that the connection uses.",
        example: "arn:aws:iam::123456789012:user/cckm",
      }),
      cloud_name: string({
        computed: true,
        description: "AWS partition, such as `aws`, `aws-us-gov`, `aws-cn` or `aws-eusc`.",
        example: "aws",
      }),
    },
    rules: [requiresAlso("assume_role_external_id", "assume_role_arn")],
  }),
});
