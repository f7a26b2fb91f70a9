import { nested, schema, string } from "../schema";
import { API } from "./api-paths";
import { awsPartition, awsPartitions } from "./aws";
import { dataSource, reads } from "./contract";
import { identifier } from "./identifier";
import { limit, skip } from "./paging";
import { recordHead, text, texts } from "./record";

/**
 * The AWS KMS accounts that CCKM manages.
 *
 * API page: [aws-kms, Viewing List of AWS KMSs](../../docs/api-pages.md#aws-kms).
 */
export const dataAwsKmsAccounts = dataSource({
  type: "cckm_aws_kms_accounts",
  construct: "DataAwsKmsAccounts",
  page: "aws-kms",
  rights: reads(`GET ${API.kms}`),
  schema: schema({
    description: "The AWS KMS accounts that CCKM manages, with their permissions.",
    attributes: {
      id: string({
        optional: true,
        description: "Only the KMS with this id.",
        example: "0b90f8de-8617-498d-ad63-ca18eb717ae7",
        validators: [identifier],
      }),
      name: string({
        optional: true,
        description: "Only the KMS with this name.",
        example: "payments",
        validators: [identifier],
      }),
      account_id: string({
        optional: true,
        description: "Only KMSs of this AWS account.",
        example: "123456789012",
        validators: [identifier],
      }),
      cloud_name: string({
        optional: true,
        description: "Only KMSs of this AWS partition.",
        example: "aws-cn",
        choices: awsPartitions,
        validators: [awsPartition],
      }),
      skip,
      limit,
      kms_accounts: nested.list(
        {
          ...recordHead({
            id: "CCKM's id of the KMS.",
            created_at: "When the KMS was added; RFC 3339.",
            updated_at: "When the KMS was last changed; RFC 3339.",
          }),
          name: text("Name of the KMS.", "payments"),
          account_id: text("Id of the AWS account.", "123456789012"),
          arn: text("ARN of the AWS identity that the connection uses.", "arn:aws:iam::123456789012:user/cckm"),
          aws_connection: text("Connection that reaches the account.", "aws"),
          regions: texts("Regions that the entry manages.", ["eu-west-1", "eu-central-1"]),
          cloud_name: text("AWS partition.", "aws"),
          assume_role_arn: text("ARN of the assumed role.", "arn:aws:iam::789012123456:role/cckm"),
          assume_role_external_id: text("External id of the assumed role.", "cckm-payments"),
          acls: nested.list(
            {
              user_id: text("Id of the user, for a user's permissions.", "local|d1c53366-10cb-4121-a37d-42ca39d73cfc"),
              group: text("Name of the group, for a group's permissions.", "CCKM Users"),
              actions: texts("Permitted actions.", ["keycreate", "view"]),
            },
            {
              computed: true,
              description: "Permissions on the KMS.",
              record: {
                name: "AwsKmsAclRecord",
                description: "Permissions of one user or one group on a KMS, as CCKM lists them. Page: aws-kms.",
              },
            },
          ),
        },
        {
          computed: true,
          description: "The KMSs found.",
          record: { name: "AwsKmsAccountRecord", description: "A KMS as CCKM lists it. Page: aws-kms." },
        },
      ),
    },
  }),
});
