import type { EnvironmentSettings } from "../settings";

/** Development: the account of the AWS KMS page, with two of its regions. */
export const dev: EnvironmentSettings = {
  name: "dev",
  accounts: [
    {
      name: "kms-name",
      accountId: "123456789012",
      awsConnection: "test_aws-connection",
      regions: ["ap-south-1", "us-east-1"],
    },
  ],
};
