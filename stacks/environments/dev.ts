import type { EnvironmentSettings } from "../settings";

/** Development: one account with two of its regions. */
export const dev: EnvironmentSettings = {
  name: "dev",
  accounts: [
    {
      name: "kms-name",
      accountId: "123456789012",
      awsConnection: "test_aws-connection",
      regions: ["eu-west-1", "eu-central-1"],
    },
  ],
};
