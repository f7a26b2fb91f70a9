import { Fn, Lazy, TerraformStack, TerraformVariable, Testing, Token } from "cdktf";
import { AwsKmsAccount, CckmProvider } from "../../../lib";
import { problemsOf, testApp } from "../../support/app";
import { tf } from "./samples";

const ACCOUNT = { accountId: "123456789012", awsConnection: "aws", regions: ["eu-west-1"] };
const DIRECTIVE = `%{ if ${tf("var.v")} == "a" }b-${tf("var.v")}%{ endif }`;

test.each<[string, (text: string) => string, string]>([
  ["within quotes", (t) => tf(`upper("a-${t}-b")`), tf(`upper("a-${tf("var.v")}-b")`)],
  ["alone within quotes", (t) => tf(`upper("${t}")`), tf(`upper("${tf("var.v")}")`)],
  [
    "within the quotes of an inner one",
    (t) => tf(`"a-${tf(`lower("${t}")`)}"`),
    tf(`"a-${tf(`lower("${tf("var.v")}")`)}"`),
  ],
  ["as another expression", (t) => tf(`upper("a-${Fn.lower(t)}")`), tf(`upper("a-${tf("lower(var.v)")}")`)],
  ["behind an escaped one", (t) => tf(`upper("$${tf("a")}-${t}")`), tf(`upper("$${tf("a")}-${tf("var.v")}")`)],
  ["in its code", (t) => tf(`upper(${t})`), tf("upper(var.v)")],
  ["behind it", (t) => `${tf('upper("a")')}-${t}`, `${tf('upper("a")')}-${tf("var.v")}`],
  ["of a directive", (t) => `%{ if ${t} == "a" }b-${t}%{ endif }`, DIRECTIVE],
])("a text that only Terraform knows, in a written expression %s, is its value there", (_, name, expected) => {
  const stack = new TerraformStack(testApp(), "prod");
  new CckmProvider(stack, "cckm", { install: false });
  const text = new TerraformVariable(stack, "v", {}).stringValue;
  new AwsKmsAccount(stack, "a", { ...ACCOUNT, name: name(text) });
  expect(problemsOf(stack)).toEqual([]);
  expect(JSON.parse(Testing.synth(stack)).resource.cckm_aws_kms_account.a.name).toBe(expected);
});

test("a text that is known late is written into the quotes as it is", () => {
  const stack = new TerraformStack(testApp(), "prod");
  new CckmProvider(stack, "cckm", { install: false });
  const late = Token.asString(Lazy.stringValue({ produce: () => "late" }));
  new AwsKmsAccount(stack, "a", { ...ACCOUNT, name: tf(`upper("${late}")`) });
  expect(JSON.parse(Testing.synth(stack)).resource.cckm_aws_kms_account.a.name).toBe(tf('upper("late")'));
});
