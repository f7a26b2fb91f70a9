import { TerraformStack, Testing } from "cdktf";
import { AwsKmsAccount, CckmProvider, DataAwsKmsAccounts } from "../../../../lib";
import { problemsOf, testApp } from "../../../support/app";

// TypeScript allows no null here; a program without types, and JSON of settings, may have it.
const NOTHING = null as unknown as undefined;

test("an argument that is null is written neither as JSON nor as HCL, as if it were not there", () => {
  const stack = new TerraformStack(testApp(), "dev");
  new CckmProvider(stack, "cckm", { install: false, domain: NOTHING });
  const props = { name: "payments", accountId: "123456789012", awsConnection: "aws", regions: ["eu-west-1"] };
  const account = new AwsKmsAccount(stack, "x", { ...props, assumeRoleArn: NOTHING });
  account.assumeRoleExternalId = NOTHING as unknown as string;
  new DataAwsKmsAccounts(stack, "all", { name: NOTHING, limit: NOTHING });
  const { resource, data, provider } = JSON.parse(Testing.synth(stack));
  expect(Object.keys(resource.cckm_aws_kms_account.x).sort()).toEqual([
    "account_id",
    "aws_connection",
    "name",
    "regions",
  ]);
  expect(data.cckm_aws_kms_accounts.all).toEqual({});
  expect(provider.cckm).toEqual([{}]);
  expect(Testing.synthHcl(stack)).not.toMatch(/null|assume_role|domain|limit/);
  expect(problemsOf(stack)).toEqual([]);
});

test("a secret argument that is null is not taken for a secret in the code, and is not written", () => {
  const stack = new TerraformStack(testApp(), "dev");
  new CckmProvider(stack, "cckm", { install: false, password: NOTHING });
  expect(problemsOf(stack)).toEqual([]);
  expect(JSON.parse(Testing.synth(stack)).provider.cckm).toEqual([{}]);
});
