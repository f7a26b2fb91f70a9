import { Fn, type TerraformStack } from "cdktf";
import { AllowedRegions, DataAwsAccount } from "../../../../lib";
import * as rules from "../../../../lib/rules/words";
import { account, newStack, notKnown, refusedBy, warnings } from "../../../support/guarded-stack";
import { ofGuard } from "../../../support/messages";
import { tf } from "../samples";

let stack: TerraformStack;
beforeEach(() => {
  stack = newStack();
});

describe("AllowedRegions", () => {
  test("refuses each region outside, by name and by pattern", () => {
    account(stack, ["eu-west-1", "us-east-1", "eu-central-1", "us-west-2"]);
    const said = refusedBy(stack, new AllowedRegions(["eu-*", "us-west-2"]))?.split("\n");
    expect(said?.filter((line) => line.includes("AllowedRegions")).map((line) => line.trim())).toEqual([
      '[prod/own] AllowedRegions: regions: Region not allowed. Expected each of regions to be one of ["eu-*", "us-west-2"], got "us-east-1". Remove it. (guard-region-not-allowed)',
    ]);
  });

  test.each<[string, () => string[]]>([
    ["an expression that is the text", () => [tf('"us-east-1"')]],
    ["a set that Terraform makes of texts", () => Fn.toset(["us-east-1"])],
    ["a list in an expression", () => tf('["eu-west-1", "us-east-1"]') as unknown as string[]],
  ])("refuses a region in %s, which is known without Terraform", (_, regions) => {
    account(stack, regions());
    expect(refusedBy(stack, new AllowedRegions(["eu-*"]))).toContain(
      ofGuard("prod/own", "AllowedRegions", rules.regionNotAllowed({ value: "us-east-1", allowed: ["eu-*"] })),
    );
    expect(warnings(stack)).toEqual([]);
  });

  test("takes a pattern's other characters as they are", () => {
    account(stack, ["eu-west-1"]);
    expect(refusedBy(stack, new AllowedRegions(["eu.west.1"]))).toContain(
      ofGuard("prod/own", "AllowedRegions", rules.regionNotAllowed({ value: "eu-west-1", allowed: ["eu.west.1"] })),
    );
  });

  test("warns of the regions of a data source", () => {
    account(stack, new DataAwsAccount(stack, "aws", { awsConnection: "aws" }).regions);
    expect(refusedBy(stack, new AllowedRegions(["eu-*"]))).toBeUndefined();
    expect(warnings(stack)).toEqual([notKnown("prod/own", "AllowedRegions", "regions")]);
  });
});

test("a region with blanks around it, as splitting a text leaves it, is the region", () => {
  account(stack, ["us-east-1"]);
  expect(refusedBy(stack, new AllowedRegions("eu-*, us-east-1".split(",")))).toBeUndefined();
});

test.each<[string, boolean]>([
  ["*", true],
  ["eu-*", true],
  ["*-1", true],
  ["eu-*-*", true],
  ["e*u-west-1", true],
  ["eu*west*1", true],
  ["eu-west-1", true],
  ["eu-west-1*", true],
  ["eu-west-*1", true],
  ["eu-west-1*1", false],
  ["us-*", false],
  ["eu.west.1", false],
  ["eu-*-2", false],
  ["*central*", false],
  ["eu-wes", false],
])("AllowedRegions of %j takes eu-west-1: %p", (pattern, taken) => {
  account(stack, ["eu-west-1"]);
  expect(refusedBy(stack, new AllowedRegions([pattern])) === undefined).toBe(taken);
});
