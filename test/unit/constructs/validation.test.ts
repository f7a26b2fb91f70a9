import { Lazy, TerraformStack, TerraformVariable, Testing, Token } from "cdktf";
import {
  type AdoptPolicy,
  AwsKmsAccount,
  type AwsKmsAccountProps,
  CckmProvider,
  DataAwsKmsAccounts,
} from "../../../lib";
import { Inputs } from "../../../lib/constructs/base/inputs";
import { validate } from "../../../lib/constructs/base/validation";
import * as words from "../../../lib/constructs/words";
import { awsKmsAccount } from "../../../lib/contract";
import { string, validateConfig } from "../../../lib/schema";
import { synthToObjects } from "../../../lib/testing";
import { problemsOf, testApp } from "../../support/app";
import { ofArgument } from "../../support/messages";
import { tf } from "./samples";

const VALID: AwsKmsAccountProps = {
  name: "payments",
  accountId: "123456789012",
  awsConnection: "aws-prod",
  regions: ["eu-west-1"],
};

function newStack(): TerraformStack {
  const stack = new TerraformStack(testApp(), "prod");
  new CckmProvider(stack, "cckm", { install: false });
  return stack;
}

const account = (props: Partial<AwsKmsAccountProps>, stack = newStack()) =>
  new AwsKmsAccount(stack, "payments", { ...VALID, ...props });

const errorsAtSynth = (stack: TerraformStack) => stack.node.findAll().flatMap((construct) => construct.node.validate());

describe("props", () => {
  test("are refused with the construct's path, the prop's name, what was given and what is allowed", () => {
    expect(problemsOf(account({ accountId: "12" }))).toEqual([
      '[prod/payments] accountId: Invalid value. Expected accountId to be the 12 digits of an AWS account id, such as `123456789012`, got "12". (value-invalid)',
    ]);
  });

  test("are all reported at once", () => {
    const problems = problemsOf(account({ name: "", accountId: "12", regions: ["mars"] }));
    expect(problems.map((problem) => /^\[prod\/payments\] \w+/.exec(problem)?.[0])).toEqual(
      ["name", "accountId", "regions"].map((name) => `[prod/payments] ${name}`),
    );
  });

  test.each<[string, string[]]>([
    ["what a misspelt constant is", ["eu-west-1", undefined as never]],
    // biome-ignore lint/suspicious/noSparseArray: what is under test
    ["a gap", ["eu-west-1", ,] as string[]],
  ])("of lists get a warning for %s, which cdktf leaves out without a word", (_, regions) => {
    const stack = newStack();
    account({ regions }, stack);
    expect(problemsOf(stack)).toEqual([]);
    const { resources, warnings } = synthToObjects(stack);
    expect(warnings).toEqual([ofArgument("prod/payments", "regions[1]", words.elementMissing({ name: "regions[1]" }))]);
    expect(JSON.stringify(resources)).toContain('"regions":["eu-west-1"]');
  });

  test("are held to the rules across them", () => {
    expect(problemsOf(account({ assumeRoleExternalId: "external" }))).toEqual([
      '[prod/payments] assumeRoleExternalId: Missing required argument. The argument "assumeRoleArn" is required when assumeRoleExternalId is set. Set assumeRoleArn too, or remove assumeRoleExternalId. (argument-needs-other)',
    ]);
  });

  test("get the same summary and detail as a plan would show, with the prop's name", () => {
    const [problem] = validateConfig(awsKmsAccount.schema, {
      name: "payments",
      account_id: "12",
      aws_connection: "aws-prod",
      regions: ["eu-west-1"],
    });
    expect(problemsOf(account({ accountId: "12" }))).toEqual([
      expect.stringContaining(
        `accountId: ${problem!.summary}. ${problem!.detail.replace("account_id", "accountId")} (${problem!.code})`,
      ),
    ]);
  });

  test("of another type are refused where the compiler did not see them", () => {
    const regions = "eu-west-1" as unknown as string[];
    expect(problemsOf(account({ regions }))).toEqual([
      '[prod/payments] regions: Incorrect attribute value type. Expected regions to be set(string), got "eu-west-1". (type-invalid)',
    ]);
  });

  test("of the provider are checked too", () => {
    const stack = new TerraformStack(testApp(), "prod");
    new CckmProvider(stack, "cckm", { restApiTimeout: 0, install: false });
    new CckmProvider(stack, "other", { alias: "other", adopt: "always" as AdoptPolicy, install: false });
    expect(problemsOf(stack)).toEqual([
      "[prod/cckm] restApiTimeout: Invalid number. Expected restApiTimeout to be a whole number, 1 to 3600, got 0. (number-out-of-range)",
      '[prod/other] adopt: Invalid value. Expected adopt to be one of ["own", "identical", "never"], got "always". (value-not-allowed)',
    ]);
  });
});

describe("values that only Terraform knows pass:", () => {
  const stack = newStack();
  const variable = new TerraformVariable(stack, "v", {});
  test.each<[string, Partial<AwsKmsAccountProps>]>([
    ["text", { accountId: variable.stringValue }],
    ["text around a token", { accountId: `1${variable.stringValue}` }],
    ["a raw expression", { accountId: tf("var.v") }],
    ["a list", { regions: variable.listValue }],
    ["an element of a list", { regions: [variable.stringValue, "eu-west-1"] }],
    ["a lazy value", { name: Lazy.stringValue({ produce: () => "lazy" }) }],
  ])("%s", (_, props) => {
    expect(problemsOf(account(props, newStack()))).toEqual([]);
  });

  test("a number", () => {
    const limit = Token.asNumber(variable.value);
    expect(problemsOf(new DataAwsKmsAccounts(stack, "list", { limit }))).toEqual([]);
    expect(problemsOf(new DataAwsKmsAccounts(stack, "other", { limit: 0 }))).toEqual([
      "[prod/other] limit: Invalid number. Expected limit to be a whole number, at least 1, got 0. (number-out-of-range)",
    ]);
  });
});

describe("the validation at synth", () => {
  test("a valid stack has no problem", () => {
    const stack = newStack();
    account({}, stack);
    expect(errorsAtSynth(stack)).toEqual([]);
  });

  test("a value set later is checked, and named once", () => {
    const stack = newStack();
    account({}, stack).accountId = "12";
    const errors = errorsAtSynth(stack);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatch(/^accountId: Invalid value\. .+, got "12"\. \(value-invalid\)$/);
    expect(() => Testing.synth(stack, true)).toThrow("[prod/payments] accountId: Invalid value.");
  });

  test("an override is checked", () => {
    const stack = newStack();
    account({}, stack).addOverride("account_id", "13");
    expect(errorsAtSynth(stack)).toEqual([
      'accountId: Invalid value. Expected accountId to be the 12 digits of an AWS account id, such as `123456789012`, got "13". (value-invalid)',
    ]);
  });

  test("a lazy value is checked when it is produced", () => {
    const stack = newStack();
    account({ accountId: Lazy.stringValue({ produce: () => "14" }) }, stack);
    expect(errorsAtSynth(stack)).toEqual([
      'accountId: Invalid value. Expected accountId to be the 12 digits of an AWS account id, such as `123456789012`, got "14". (value-invalid)',
    ]);
  });

  test("a resource that has moved away is not checked", () => {
    const stack = newStack();
    const old = account({}, stack);
    old.addOverride("account_id", "15");
    old.moveToId("cckm_aws_kms_account.new");
    expect(errorsAtSynth(stack)).toEqual([]);
  });

  test("a warning is an annotation, once for however many syntheses", () => {
    const stack = newStack();
    const deprecated = string({ optional: true, description: "d", deprecated: "Use name instead." });
    const schema = { version: 0, description: "d", attributes: { old_name: deprecated }, rules: [], timeouts: {} };
    validate(stack, schema, new Inputs(stack, schema, {}), () => ({ old_name: "x" }));
    expect([...stack.node.validate(), ...stack.node.validate()]).toEqual([]);
    const warnings = stack.node.metadata.filter(({ type }) => type === "@cdktf/warn");
    expect(warnings.map(({ data }) => data)).toEqual([
      "oldName: Argument is deprecated. Use name instead. (argument-deprecated)",
    ]);
  });

  test("the name of a construct can still be overridden", () => {
    const stack = newStack();
    account({}, stack).overrideLogicalId("renamed");
    expect(JSON.parse(Testing.synth(stack)).resource.cckm_aws_kms_account).toHaveProperty("renamed");
  });
});
