import { type TerraformElement, TerraformStack, TerraformVariable } from "cdktf";
import fc from "fast-check";
import { AwsKmsAccount, CckmProvider } from "../../../../lib";
import { literalsIn } from "../../../../lib/constructs/base/literal-tokens";
import { problemsOf, testApp } from "../../../support/app";

// Some checks are made only in programs that leave a number to Terraform.
const number = (stack: TerraformStack): TerraformElement & { numberValue: number } =>
  new TerraformVariable(stack, "n", { type: "number" });

test.each([
  "3e289a1b-6e30-4e28-98e2-1e2981e3005f",
  "0b1c2d3e-2981-4e28-8e30-260ecbe7777b",
  "payments-kv::260ecbe7-777b-4d3c-84ea-8876204e281f",
  "sha256:9e300f9E285c",
  "commit 1e290",
])("the id %s is no number that was calculated", (id) => {
  const stack = new TerraformStack(testApp(), "prod");
  new CckmProvider(stack, "cckm", { install: false });
  const name = `account ${number(stack).numberValue}`;
  new AwsKmsAccount(stack, "a", { name, accountId: "123456789012", awsConnection: id, regions: ["eu-west-1"] });
  expect(problemsOf(stack)).toEqual([]);
});

test("nor is any UUID or hash, whether or not a number is left to Terraform", () => {
  number(new TerraformStack(testApp(), "prod")).numberValue;
  const hash = fc.stringMatching(/^[0-9a-f]{40}$/);
  // Random digits seldom make up an exponent.
  const exponent = fc.constantFrom("e281", "e29", "e305", "E28", "e-28", "e-301");
  const within = fc.tuple(hash, exponent, hash).map((parts) => parts.join("3"));
  fc.assert(
    fc.property(fc.oneof(fc.uuid(), hash, within), (text) => {
      expect(literalsIn(text, ["name"])).toEqual([]);
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  ["-1.6219124225827612e+299", 2],
  ["-4.054781056456903e+298", 0.5],
])("%s, a number that Terraform knows times %d, is", (written, factor) => {
  const stack = new TerraformStack(testApp(), "prod");
  const known = number(stack).numberValue;
  expect(`${known * factor}`.slice(0, 3)).toBe(written.slice(0, 3));
  for (const text of [
    `${known * factor}`,
    `a${known * -factor}`,
    `A${known * factor}`.toUpperCase(),
    `${factor / known}`,
  ]) {
    expect(literalsIn(text, ["name"])).toHaveLength(1);
  }
});
