import { Aspects, TerraformStack, Testing } from "cdktf";
import { AllowedRegions, AwsKmsAccount, AzureVault, CckmProvider } from "../../../lib";
import { problemsOf, testApp } from "../../support/app";

let stack: TerraformStack;
let old: AwsKmsAccount;
beforeEach(() => {
  stack = new TerraformStack(testApp(), "prod");
  new CckmProvider(stack, "cckm", { install: false });
  old = account("old");
});

function account(id: string): AwsKmsAccount {
  const props = { name: "payments", accountId: "123456789012", awsConnection: "aws", regions: ["eu-west-1"] };
  return new AwsKmsAccount(stack, id, props);
}

const NOWHERE =
  '[prod/old] Invalid value. Expected the target of moveTo to be what addMoveTarget() of another cckm_aws_kms_account of the stack is given, got "new". (value-invalid)';

test("a move to a target that nothing has is one of the problems of the synth", () => {
  old.moveTo("new");
  account("new").addOverride("regoins", []);
  expect(problemsOf(stack)).toEqual([NOWHERE, expect.stringContaining("[prod/new] regoins: Unsupported argument.")]);
});

test("a move to a resource of another type is one of the problems of the synth", () => {
  old.moveTo("new");
  new AzureVault(stack, "new", { azureConnection: "azure" } as never).addMoveTarget("new");
  expect(problemsOf(stack)).toContain(NOWHERE);
});

test.each([
  ["moveToId", () => old.moveToId("cckm_aws_kms_account.new")],
  ["moveFromId", () => old.moveFromId("cckm_aws_kms_account.older")],
])("a move by moveTo and by %s at once is one of the problems of the synth", (name, move) => {
  old.moveTo("new");
  move();
  account("new").addMoveTarget("new");
  expect(problemsOf(stack)).toEqual([
    `[prod/old] Invalid combination of arguments. Expected exactly one of moveTo, moveToId, moveFromId to be set, got moveTo and ${name}. Keep one of them. (arguments-conflict)`,
  ]);
});

test("a guard does not hide a move that goes nowhere", () => {
  old.moveTo("new");
  Aspects.of(stack).add(new AllowedRegions(["eu-*"]));
  expect(() => Testing.synth(stack, true)).toThrow(NOWHERE);
});

test("a move to a target that is there is written", () => {
  old.moveTo("new");
  account("new").addMoveTarget("new");
  expect(JSON.parse(Testing.synth(stack, true)).moved).toEqual([
    { from: "cckm_aws_kms_account.old", to: "cckm_aws_kms_account.new" },
  ]);
});

test.each<[string, (one: AwsKmsAccount, other: AwsKmsAccount) => void, string, string]>([
  ["a construct", (one, other) => one.moveFromId(other as never), "moveFromId", "prod/other"],
  ["a construct to move to", (one, other) => one.moveToId(other as never), "moveToId", "prod/other"],
  ["nothing", (one) => one.moveFromId(undefined as never), "moveFromId", "undefined"],
  ["a name alone", (one) => one.moveFromId("payments"), "moveFromId", '"payments"'],
])("a move by an id that is none is one of the problems of the synth: %s", (_, move, name, got) => {
  const other = new AwsKmsAccount(stack, "other", {
    ...{ name: "other", accountId: "210987654321", awsConnection: "aws", regions: ["eu-west-1"] },
  });
  move(old, other);
  expect(problemsOf(stack)).toEqual([
    `[prod/old] Invalid value. Expected the id given to ${name} to be an address of the state, such as cckm_aws_kms_account.payments, got ${got}. (value-invalid)`,
  ]);
});

test("a move by an id that only Terraform knows is one of the problems of the synth", () => {
  old.moveFromId(account("other").fqn);
  expect(problemsOf(stack)).toContainEqual(
    expect.stringContaining("Expected the id given to moveFromId to be an address"),
  );
});
