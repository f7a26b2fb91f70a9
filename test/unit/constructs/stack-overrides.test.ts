import { TerraformStack } from "cdktf";
import { AwsKmsAccount, AwsKmsAcl, CckmProvider } from "../../../lib";
import { problemsOf, testApp } from "../../support/app";

let stack: TerraformStack;
beforeEach(() => {
  stack = new TerraformStack(testApp(), "prod");
  new CckmProvider(stack, "cckm", { install: false });
});

const account = (name: string, regions: string[]) =>
  new AwsKmsAccount(stack, name, { name, accountId: "123456789012", awsConnection: "aws", regions });

test("an override of a stack changes one element of a list, as cdktf writes it", () => {
  account("one", ["eu-west-1", "eu-west-2"]);
  stack.addOverride("resource.cckm_aws_kms_account.one.regions.1", "eu-west-3");
  expect(problemsOf(stack)).toEqual([]);
  expect(stack.toTerraform().resource.cckm_aws_kms_account.one.regions).toEqual(["eu-west-1", "eu-west-3"]);
});

test("what only overrides of a stack without any construct of an object declare twice is refused", () => {
  const declared = { name: "one", account_id: "123456789012", aws_connection: "aws", regions: ["eu-west-1"] };
  for (const id of ["one", "two"]) stack.addOverride(`resource.cckm_aws_kms_account.${id}`, declared);
  expect(problemsOf(stack)).toEqual([
    expect.stringContaining("[prod] One object twice. override cckm_aws_kms_account.one and override"),
    expect.stringContaining("[prod] Region in two entries."),
  ]);
});

test("an element that an override of a stack changes is checked", () => {
  account("one", ["eu-west-1", "eu-west-2"]);
  stack.addOverride("resource.cckm_aws_kms_account.one.regions.1", "eu-wset-3");
  expect(problemsOf(stack)).toEqual([expect.stringContaining("[prod/one] regions: Invalid value.")]);
});

test("what an override of a stack makes the same object, the same region or the same principal is refused", () => {
  const one = account("one", ["eu-west-1"]);
  account("two", ["eu-west-2"]);
  for (const group of ["Operators", "Auditors"]) new AwsKmsAcl(stack, group, { kms: one, group, actions: ["view"] });
  expect(problemsOf(stack)).toEqual([]);
  stack.addOverride("resource.cckm_aws_kms_account.two", { name: "one", regions: ["eu-west-1"] });
  stack.addOverride("resource.cckm_aws_kms_acl.Auditors.group", "Operators");
  expect(problemsOf(stack)).toEqual([
    expect.stringContaining("[prod] One object twice. prod/one and prod/two"),
    expect.stringContaining("[prod] Region in two entries."),
    expect.stringContaining("prod/Operators and prod/Auditors"),
  ]);
});
