import { TerraformStack, TerraformVariable } from "cdktf";
import { AwsKmsAccount, AwsKmsAcl, CckmProvider, DataAwsKmsAccounts } from "../../../lib";
import { problemsOf, testApp } from "../../support/app";
import { tf } from "./samples";

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

test.each<[string, string, unknown, string]>([
  ["a data source", "data.cckm_aws_kms_accounts.all.nam", "x", "nam of override data.cckm_aws_kms_accounts.all"],
  ["a provider", "provider.cckm.0.adress", "https://cm.example.com", "adress of override provider.cckm"],
  [
    "a resource without a construct",
    "resource.cckm_aws_kms_account.other",
    { name: "b", account_id: "123456789012", aws_connection: "aws", regions: ["us-east-1"], regoins: [] },
    "regoins of override cckm_aws_kms_account.other",
  ],
])("an argument of %s that does not exist is refused in an override of a stack", (_, path, value, where) => {
  new DataAwsKmsAccounts(stack, "all", {});
  stack.addOverride(path, value);
  expect(problemsOf(stack)).toEqual([`[prod] ${where}: ${UNSUPPORTED(where.split(" ")[0]!)}`]);
});

const UNSUPPORTED = (name: string) =>
  `Unsupported argument. An argument named "${name}" is not expected here. ${NEAR[name]}`;
const NEAR: Readonly<Record<string, string>> = {
  nam: 'Did you mean "name"? (argument-unsupported)',
  adress: 'Did you mean "address"? (argument-unsupported)',
  regoins: 'Did you mean "regions"? (argument-unsupported)',
};

describe("a text that only Terraform knows within the quotes of an expression in an override", () => {
  const quoted = () => tf(`upper("a-${new TerraformVariable(stack, "v", {}).stringValue}")`);

  test("of a construct is refused, since cdktf writes the words of its reference", () => {
    account("one", ["eu-west-1"]).addOverride("name", quoted());
    expect(problemsOf(stack)).toEqual([expect.stringMatching(/^\[prod\/one\] name: .*token-text-in-quotes/)]);
  });

  test("of a stack is refused too", () => {
    account("one", ["eu-west-1"]);
    stack.addOverride("resource.cckm_aws_kms_account.one.name", quoted());
    expect(problemsOf(stack)).toEqual([
      expect.stringMatching(/^\[prod\] resource\.cckm_aws_kms_account\.one\.name of override: .*token-text-in-quotes/),
    ]);
  });

  test("is none of ours at other resources, nor in the code of the expression", () => {
    const text = new TerraformVariable(stack, "w", {}).stringValue;
    account("one", ["eu-west-1"]).addOverride("name", tf(`upper(${text})`));
    stack.addOverride("resource.null_resource.one.triggers.a", quoted());
    expect(problemsOf(stack)).toEqual([]);
  });
});
