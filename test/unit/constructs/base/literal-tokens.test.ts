import { TerraformStack } from "cdktf";
import { AwsKmsAccount, CckmProvider } from "../../../../lib";
import { problemsOf, testApp } from "../../../support/app";

// Tokens are counted for the whole program, so no other test of this file may make one of a number.
test("where no number is left to Terraform, a text with Infinity or NaN is meant as it is", () => {
  const stack = new TerraformStack(testApp(), "prod");
  new CckmProvider(stack, "cckm", { install: false });
  const name = "Project-Infinity NaN -Infinity 1.234567890e+30";
  new AwsKmsAccount(stack, "a", { name, accountId: "123456789012", awsConnection: "aws", regions: ["eu-west-1"] });
  expect(problemsOf(stack)).toEqual([]);
});
