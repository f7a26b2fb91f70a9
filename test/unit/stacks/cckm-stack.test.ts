import { Testing } from "cdktf";
import { CckmStack } from "../../../stacks/cckm-stack";
import { dev } from "../../../stacks/environments/dev";
import { testApp } from "../../support/app";

const synth = (context: Record<string, unknown> = {}) =>
  JSON.parse(Testing.synth(new CckmStack(testApp(context), dev)));

test("an environment's accounts are in its stack, with their outputs", () => {
  const { resource, output } = synth();
  expect(Object.values(resource.cckm_aws_kms_account)).toEqual(
    dev.accounts.map(({ name, accountId, awsConnection, regions }) =>
      expect.objectContaining({ name, account_id: accountId, aws_connection: awsConnection, regions }),
    ),
  );
  expect(Object.keys(output).sort()).toEqual(["kms-name_arn", "kms-name_id", "kms-name_regions"]);
});

test("the state lies in the project, wherever that is", () => {
  expect(synth().terraform.backend.local).toEqual({ path: "../../../terraform.dev.tfstate" });
});

test("a context value under the environment's name replaces settings for one run", () => {
  const [account] = dev.accounts;
  const changed = { ...account, awsConnection: "aws", regions: ["us-east-1"] };
  const { resource } = synth({ dev: { accounts: [changed] } });
  expect(resource.cckm_aws_kms_account["kms-name"]).toMatchObject({ aws_connection: "aws", regions: ["us-east-1"] });
});
