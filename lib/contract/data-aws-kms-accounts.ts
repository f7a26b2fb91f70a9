import { element, list, nested, schema, string } from "../schema";
import { awsPartition } from "./aws";
import { dataSource } from "./contract";
import { limit, skip } from "./paging";

const text = (description: string) => string({ computed: true, description });
const texts = (description: string) => list(element.string, { computed: true, description });

/** The AWS KMS accounts that CCKM manages. Page: aws-kms, Viewing List of AWS KMSs. */
export const dataAwsKmsAccounts = dataSource({
  type: "cckm_aws_kms_accounts",
  construct: "DataAwsKmsAccounts",
  page: "aws-kms",
  schema: schema({
    description: "The AWS KMS accounts that CCKM manages, with their permissions.",
    attributes: {
      id: string({ optional: true, description: "Only the KMS with this id." }),
      name: string({ optional: true, description: "Only the KMS with this name." }),
      account_id: string({ optional: true, description: "Only KMSs of this AWS account." }),
      cloud_name: string({
        optional: true,
        description: "Only KMSs of this AWS partition.",
        validators: [awsPartition],
      }),
      skip,
      limit,
      kms_accounts: nested.list(
        {
          id: text("CCKM's id of the KMS."),
          uri: text("URI of the record."),
          account: text("CipherTrust Manager account of the record."),
          application: text("Application of the record."),
          dev_account: text("Developer account of the record."),
          created_at: text("When the KMS was added; RFC 3339."),
          updated_at: text("When the KMS was last changed; RFC 3339."),
          name: text("Name of the KMS."),
          account_id: text("Id of the AWS account."),
          arn: text("ARN of the AWS identity that the connection uses."),
          aws_connection: text("Connection that reaches the account."),
          regions: texts("Regions that the entry manages."),
          cloud_name: text("AWS partition."),
          assume_role_arn: text("ARN of the assumed role."),
          assume_role_external_id: text("External id of the assumed role."),
          acls: nested.list(
            {
              user_id: text("Id of the user, for a user's permissions."),
              group: text("Name of the group, for a group's permissions."),
              actions: texts("Permitted actions."),
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
