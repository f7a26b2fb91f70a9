import { TerraformCount, TerraformStack, TerraformVariable, Testing } from "cdktf";
import { AwsKmsAccount, AzureSecret, CckmProvider, Principal, Release } from "../../../lib";
import { problemsOf, testApp } from "../../support/app";
import { tf } from "./samples";

const ACCOUNT = { name: "payments", accountId: "123456789012", awsConnection: "aws", regions: ["eu-west-1"] };

let stack: TerraformStack;
let number: number;
beforeEach(() => {
  stack = new TerraformStack(testApp(), "prod");
  new CckmProvider(stack, "cckm", { install: false });
  number = new TerraformVariable(stack, "n", { type: "number" }).numberValue;
});

const written = () => JSON.parse(Testing.synth(stack, true)).resource;

test.each<[string, (number: number) => string, string]>([
  ["behind letters", (n) => `cnt${n}`, `cnt${tf("var.n")}`],
  ["behind a hyphen", (n) => `team-${n}`, `team-${tf("var.n")}`],
  ["before a hyphen", (n) => `${n}-team`, `${tf("var.n")}-team`],
  ["between digits", (n) => `1${n}2`, `1${tf("var.n")}2`],
  ["beside a number that is known", (n) => `1e+5 ${n}`, `1e+5 ${tf("var.n")}`],
  ["twice", (n) => `${n}-${n}`, `${tf("var.n")}-${tf("var.n")}`],
  ["alone", (n) => `${n}`, tf("var.n")],
])("a number that only Terraform knows, in a text %s, is its expression there", (_, text, expected) => {
  new AwsKmsAccount(stack, "payments", { ...ACCOUNT, name: text(number) });
  expect(problemsOf(stack)).toEqual([]);
  expect(written().cckm_aws_kms_account.payments.name).toBe(expected);
  expect(Testing.synthHcl(stack)).toContain(`"${expected}"`);
});

test("the index of a count is one, also where the text has rules", () => {
  const count = TerraformCount.of(2);
  const keyVault = "payments-kv::260ecbe7-777b-4d3c-84ea-887620498863";
  new AzureSecret(stack, "db", {
    count,
    secretName: `cnt${count.index}`,
    keyVault,
    tags: { [`t-${count.index}`]: `a-${count.index}` },
  });
  expect(problemsOf(stack)).toEqual([]);
  expect(written().cckm_azure_secret.db).toMatchObject({
    secret_name: `cnt${tf("count.index")}`,
    tags: { [`t-${tf("count.index")}`]: `a-${tf("count.index")}` },
  });
});

test("in a grant and in a release, too", () => {
  new AwsKmsAccount(stack, "payments", ACCOUNT).grant(Principal.group(`team-${number}`), ["keycreate"]);
  new Release(stack, "release", { releaseId: `r-${number}` });
  expect(Object.values(written().cckm_aws_kms_acl)).toMatchObject([{ group: `team-${tf("var.n")}` }]);
  expect(written().null_resource.release.triggers).toEqual({ release: `r-${tf("var.n")}` });
});

test("an override that would be written as a literal is refused", () => {
  new AwsKmsAccount(stack, "payments", ACCOUNT).addOverride("name", `team-${number}`);
  expect(problemsOf(stack)).toEqual([
    expect.stringContaining(
      "[prod/payments] name: Invalid value. Got a number that only Terraform knows inside a text",
    ),
  ]);
});
