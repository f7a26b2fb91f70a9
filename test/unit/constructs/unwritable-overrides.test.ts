import { TerraformStack, TerraformVariable } from "cdktf";
import { AwsKmsAccount, AwsKmsAcl, AzureSecret, CckmProvider, DataAwsAccount } from "../../../lib";
import { problemsOf, testApp } from "../../support/app";

// The value of an override may be anything, also to the compiler. cdktf follows a construct until the stack overflows.
const circular: Record<string, unknown> = {};
circular.itself = circular;
const kmsId = "0b90f8de-8617-498d-ad63-ca18eb717ae7";
const keyVault = "v::260ecbe7-777b-4d3c-84ea-887620498863";
const account = { name: "payments", accountId: "123456789012", awsConnection: "aws", regions: ["eu-west-1"] };

function stackWith(build: (stack: TerraformStack, variable: TerraformVariable) => void): TerraformStack {
  const stack = new TerraformStack(testApp(), "dev");
  new CckmProvider(stack, "cckm", { install: false });
  new AwsKmsAccount(stack, "other", { ...account, name: "other", regions: ["moon"] });
  build(stack, new TerraformVariable(stack, "variable", { type: "list(string)" }));
  return stack;
}

// Beside the other problems of the synth.
const told = (path: string, text: RegExp) => [
  expect.stringMatching(/^\[dev\/other\] regions/),
  expect.stringMatching(new RegExp(`^\\[${path}\\] .*${text.source}`)),
];
const OF_ITSELF = /Expected a value, got a construct.*override-holds-itself/;

test.each<[string, (variable: TerraformVariable) => unknown]>([
  ["a construct", (variable) => variable],
  ["a list of constructs", (variable) => [variable]],
  ["an object with a construct", (variable) => ({ a: variable })],
  ["an object that holds itself", () => circular],
])("an override by %s is told with the path of what it overrides", (_, made) => {
  const into = (build: (stack: TerraformStack, value: unknown) => void) =>
    problemsOf(stackWith((stack, variable) => build(stack, made(variable))));
  expect(into((stack, value) => new AwsKmsAccount(stack, "x", account).addOverride("aws_connection", value))).toEqual(
    told("dev/x", OF_ITSELF),
  );
  expect(
    into((stack, value) =>
      new AwsKmsAcl(stack, "x", { kms: kmsId, group: "g", actions: ["keycreate"] }).addOverride("kms_id", value),
    ),
  ).toEqual(told("dev/x", OF_ITSELF));
  expect(
    into((stack, value) => new AzureSecret(stack, "x", { secretName: "db", keyVault }).addOverride("key_vault", value)),
  ).toEqual(told("dev/x", OF_ITSELF));
  expect(
    into((stack, value) =>
      new DataAwsAccount(stack, "x", { awsConnection: "aws" }).addOverride("aws_connection", value),
    ),
  ).toEqual(told("dev/x", OF_ITSELF));
  expect(into((stack, value) => new CckmProvider(stack, "x", { alias: "x" }).addOverride("domain", value))).toEqual(
    told("dev/x", OF_ITSELF),
  );
});

test("a construct in an override of the stack is told with the path of what it overrides", () => {
  const stack = stackWith((one, variable) => {
    new AzureSecret(one, "x", { secretName: "db", keyVault });
    one.addOverride("resource.cckm_azure_secret.x.key_vault", variable);
  });
  expect(problemsOf(stack)).toEqual(told("dev/x", OF_ITSELF));
});

test("an override by a function is told with the path of what it overrides", () => {
  const stack = stackWith((one) =>
    new AzureSecret(one, "x", { secretName: "db", keyVault }).addOverride("key_vault", () => keyVault),
  );
  expect(problemsOf(stack)).toEqual(told("dev/x", /a function.*expression-invalid/));
});

test("a list that only Terraform knows, to which cdktf adds what a resource has, is told in an override of the stack", () => {
  const stack = stackWith((one, variable) => {
    new AwsKmsAccount(one, "x", account);
    one.addOverride("resource.cckm_aws_kms_account.x.regions", variable.listValue);
  });
  expect(problemsOf(stack)).toEqual(told("dev/x", /token-list-misplaced/));
});
