import { TerraformCount, TerraformStack, TerraformVariable } from "cdktf";
import { Construct } from "constructs";
import { AwsKmsAccount, CckmEnvironment, CckmProvider, DataAwsKmsAccounts, Principal, Release } from "../../../../lib";
import * as words from "../../../../lib/constructs/words";
import { inOneLine } from "../../../../lib/words";
import { problemsOf, testApp } from "../../../support/app";

const ACCOUNT = { name: "payments", accountId: "123456789012", awsConnection: "aws", regions: ["eu-west-1"] };

let stack: TerraformStack;
beforeEach(() => {
  stack = new TerraformStack(testApp(), "prod");
  new CckmProvider(stack, "cckm", { install: false });
});

const refused = (path: string, name: string) => `[prod/${path}] ${inOneLine(words.resourceNameInvalid({ name }))}`;

test.each([
  ["the number of an account", "123456789012", "123456789012"],
  ["a hyphen at its beginning", "-payments", "-payments"],
  ["letters that cdktf leaves out", "äöü", ""],
])("an id that makes no name for Terraform, %s, is refused at synth", (_, id, name) => {
  new AwsKmsAccount(stack, id, ACCOUNT);
  expect(problemsOf(stack)).toEqual([refused(id, name)]);
});

test("names in the settings of an environment, and ids of data sources and of a release, are ids as any other", () => {
  new CckmEnvironment(stack, "Default", { accounts: [{ ...ACCOUNT, name: "4711-payments" }] });
  new DataAwsKmsAccounts(stack, "1", {});
  new Release(stack, "1.4.0", { releaseId: "1.4.0" });
  expect(problemsOf(stack)).toEqual([
    refused("1", "1"),
    refused("Default/4711-payments", "4711-payments"),
    refused("1.4.0", "140"),
  ]);
});

test.each(["payments", "_payments", "p.4711", "acc 1"])("the id %j makes a name for Terraform", (id) => {
  new AwsKmsAccount(stack, id, ACCOUNT).grant(Principal.group("4711"), ["keycreate"]);
  expect(problemsOf(stack)).toEqual([]);
});

test("a name of letters beyond Latin that is given as one is Terraform's to take", () => {
  new AwsKmsAccount(stack, "payments", ACCOUNT).overrideLogicalId("zählung_1");
  expect(problemsOf(stack)).toEqual([]);
});

test.each<[string, (number: number) => AwsKmsAccount]>([
  ["its own", (number) => new AwsKmsAccount(stack, `team-${number}`, ACCOUNT)],
  ["that of a construct around it", (number) => new AwsKmsAccount(new Construct(stack, `t${number}`), "own", ACCOUNT)],
])(
  "an id with a number that only Terraform knows, %s, is refused: another token would make another name",
  (_, make) => {
    const inId = inOneLine(words.numberInId({}));
    const { path } = make(new TerraformVariable(stack, "n", { type: "number" }).numberValue).node;
    expect(problemsOf(stack)).toEqual([`[${path}] ${inId}`]);
  },
);

test("the index of a count is no part of an id", () => {
  const count = TerraformCount.of(1);
  const { path } = new AwsKmsAccount(stack, `cnt-${count.index}`, { ...ACCOUNT, count, name: `cnt${count.index}` })
    .node;
  expect(problemsOf(stack)).toEqual([`[${path}] ${inOneLine(words.numberInId({}))}`]);
});
