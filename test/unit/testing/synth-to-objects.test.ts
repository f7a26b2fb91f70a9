import { App, Aspects, TerraformOutput, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import {
  AllowedRegions,
  AwsKmsAccount,
  AzureSecret,
  CckmProvider,
  DataAwsAccount,
  Principal,
  SecretInput,
} from "../../../lib";
import { applyToSimulator, synthToObjects } from "../../../lib/testing";
import { testApp } from "../../support/app";

let stack: TerraformStack;
let payments: AwsKmsAccount;
beforeEach(() => {
  stack = new TerraformStack(testApp(), "dev");
  new CckmProvider(stack, "cckm", { install: false, address: "https://cm.example.com" });
  payments = new AwsKmsAccount(new Construct(stack, "team"), "payments", {
    name: "payments",
    accountId: new DataAwsAccount(stack, "aws", { awsConnection: "aws" }).accountId,
    awsConnection: "aws",
    regions: ["eu-west-1"],
  });
});

test("synthToObjects gives what a stack holds by type and path", () => {
  payments.grant(Principal.group("CCKM Users"), ["keycreate"]);
  new AzureSecret(stack, "db", {
    secretName: "db-password",
    keyVault: "payments-kv::260ecbe7-777b-4d3c-84ea-887620498863",
    value: SecretInput.fromVariable("db_password"),
    tags: { team: "payments" },
  });
  new TerraformOutput(stack, "kms-id", { value: payments.id });
  const { resources, dataSources, providers, variables, outputs, warnings } = synthToObjects(stack);
  const address = `cckm_aws_kms_account.${payments.friendlyUniqueId}`;
  expect(resources.cckm_aws_kms_account).toEqual({
    "dev/team/payments": {
      name: "payments",
      account_id: `\${data.cckm_aws_account.aws.account_id}`,
      aws_connection: "aws",
      regions: ["eu-west-1"],
    },
  });
  expect(resources.cckm_aws_kms_acl).toEqual({
    "dev/team/payments/group-CCKM Users": { kms_id: `\${${address}.id}`, group: "CCKM Users", actions: ["keycreate"] },
  });
  expect(resources.cckm_azure_secret?.["dev/db"]).toMatchObject({ value: `\${var.db_password}` });
  expect(dataSources).toEqual({ cckm_aws_account: { "dev/aws": { aws_connection: "aws" } } });
  expect(providers.cckm).toEqual([{ address: "https://cm.example.com" }]);
  expect(variables.db_password).toMatchObject({ ephemeral: true, sensitive: true });
  expect(outputs).toEqual({ "kms-id": { value: `\${${address}.id}` } });
  expect(warnings).toEqual([]);
});

test("synthToObjects throws what a guard rail adds, with the path", () => {
  Aspects.of(stack).add(new AllowedRegions(["us-*"]));
  expect(() => synthToObjects(stack)).toThrow(
    '[dev/team/payments] AllowedRegions: regions: Region not allowed. Expected each of regions to be one of ["us-*"], got "eu-',
  );
});

test("synthToObjects throws what a validation finds", () => {
  payments.addOverride("account_id", "12");
  expect(() => synthToObjects(stack)).toThrow(
    "accountId: Invalid value. Expected accountId to be the 12 digits of an AWS account id",
  );
});

test("synthToObjects tells warnings with their paths", () => {
  payments.grant(Principal.group("Users"), ["keyfuture"]);
  expect(synthToObjects(stack).warnings).toEqual([
    expect.stringMatching(/^\[dev\/team\/payments\/group-Users\] .*keyfuture/),
  ]);
});

test.each<[string, unknown, string]>([
  ["an app", new App(), "App"],
  ["nothing", undefined, "undefined"],
  ["a text", "dev", '"dev"'],
  ["a construct in a stack", () => payments, "AwsKmsAccount"],
])("a helper that is given %s in the place of a stack says so", async (_, given, got) => {
  const it = (typeof given === "function" ? given() : given) as TerraformStack;
  const told = `Incorrect attribute value type. Expected stack to be a TerraformStack, got ${got}. (type-invalid)`;
  expect(() => synthToObjects(it)).toThrow(`synthToObjects: ${told}`);
  await expect(applyToSimulator(it)).rejects.toThrow(`applyToSimulator: ${told}`);
});
