import { conditional, Fn, type TerraformVariable } from "cdktf";
import { AllowedRegions } from "../../../../lib";
import * as rules from "../../../../lib/rules/words";
import { account, newStack, notKnown, refusedBy, variable, warnings } from "../../../support/guarded-stack";
import { ofGuard } from "../../../support/messages";
import { tf } from "../samples";

const allowed = ["eu-*"];
const told = rules.regionNotAllowed({ value: "us-east-1", allowed });

test.each<[string, (other: TerraformVariable) => unknown]>([
  ["joined with others", () => Fn.concat([["us-east-1"], ["eu-west-1"]])],
  ["joined with what is not known", ({ listValue }) => Fn.concat([listValue, ["us-east-1"]])],
  ["in a union", ({ listValue }) => Fn.setunion(["us-east-1"], [listValue])],
  ["in a union of unions", ({ listValue }) => Fn.setunion(Fn.setunion(["us-east-1"], [listValue]), [["eu-west-1"]])],
  ["beside what is not known", ({ listValue }) => Fn.toset(["us-east-1", Fn.element(listValue, 0)])],
  ["in lists of lists", ({ listValue }) => Fn.distinct(Fn.flatten([["us-east-1"], listValue]))],
  ["without empty texts", ({ listValue }) => Fn.compact(["us-east-1", "", Fn.element(listValue, 0)])],
  ["sorted", () => Fn.sort(["us-east-1"])],
  ["in an expression of a text", () => tf('concat(["us-east-1"], var.v)')],
  ["with blanks", () => tf(' setunion( [ "us-east-1" , var.v ] , [ ] ) ')],
  ["behind signs within quotes", () => tf('concat([", ](", "us-east-1"], var.v)')],
])("a region that is not allowed is refused %s", (_, regions) => {
  const stack = newStack();
  account(stack, regions(variable(stack, "v")) as string[]);
  expect(refusedBy(stack, new AllowedRegions(allowed))).toContain(ofGuard("prod/own", "AllowedRegions", told));
});

test.each<[string, (other: TerraformVariable) => unknown]>([
  ["chosen", ({ listValue }) => conditional(Fn.contains(listValue, "x"), ["us-east-1"], ["eu-west-1"])],
  ["compared with", () => tf('["us-east-1"] == var.v ? ["eu-west-1"] : ["eu-west-2"]')],
  ["taken away", ({ listValue }) => Fn.setsubtract(listValue, ["us-east-1"])],
  ["the condition of a list", () => tf('[for one in ["us-east-1"] : one if one != "us-east-1"]')],
  ["an index", () => tf('concat(var.v["us-east-1"], [])')],
  ["in a nested call", () => tf('concat(matchkeys(var.v, ["us-east-1"], ["a"]))')],
])("a region that may not be there is none that a list holds: %s", (_, regions) => {
  const stack = newStack();
  account(stack, regions(variable(stack, "v")) as string[]);
  expect(refusedBy(stack, new AllowedRegions(allowed))).toBeUndefined();
  expect(warnings(stack)).toContainEqual(notKnown("prod/own", "AllowedRegions", "regions"));
});

test("a list of nothing but texts is known, however it is made", () => {
  const stack = newStack();
  account(stack, Fn.concat([["eu-west-1"], Fn.sort(["eu-west-2", "eu-west-1"]), Fn.compact(["", "eu-west-3"])]));
  expect(refusedBy(stack, new AllowedRegions(allowed, { refuseUnknown: true }))).toBeUndefined();
  expect(warnings(stack)).toEqual([]);
});
