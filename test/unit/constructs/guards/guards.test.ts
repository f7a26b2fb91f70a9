import { type App, Aspects, Fn, type IAspect, type TerraformStack, TerraformVariable } from "cdktf";
import { Construct } from "constructs";
import {
  AllowedRegions,
  AwsKmsAcl,
  AwsKmsAction,
  ForbidActions,
  Principal,
  RequireExpiry,
  RequireTags,
} from "../../../../lib";
import { account, EU, NOT_ALLOWED, newApp, newStack, refusedBy, variable } from "../../../support/guarded-stack";

let app: App;
let stack: TerraformStack;
beforeEach(() => {
  app = newApp();
  stack = newStack(app);
});

test("a guard on the app holds in every stack, at any depth, and beside the same on a stack says it once", () => {
  const other = newStack(app, "dev");
  new AwsKmsAcl(new Construct(other, "team"), "acl", { kms: "kms-id", actions: ["keydelete"], group: "Users" });
  account(stack).grant(Principal.group("Users"), ["keydelete"]);
  const guard = new ForbidActions(["keydelete"]);
  Aspects.of(other).add(guard);
  const fromStack = refusedBy(app, guard);
  expect(fromStack?.match(/\[[a-zA-Z/-]+\] ForbidActions/g)).toEqual(["[prod/own/group-Users] ForbidActions"]);
  const alone = () => other.synthesizer.synthesize({ outdir: app.outdir, manifest: app.manifest });
  expect(alone).toThrow(/^[^[]*\[dev\/team\/acl\] ForbidActions: (?!.*ForbidActions)/s);
});

test.each<[string, () => unknown, string]>([
  [
    "ForbidActions",
    () => new ForbidActions([]),
    "ForbidActions: Nothing to guard. Expected a list with at least one action, got []. (guard-empty)",
  ],
  ["AllowedRegions", () => new AllowedRegions([""]), "Nothing to guard."],
  ["RequireTags", () => new RequireTags([]), "Nothing to guard."],
  [
    "RequireTags",
    () => new RequireTags(["a"], { allowedValues: { b: ["x"] } }),
    'RequireTags: Unknown tag. Expected allowedValues of ["a"], got those of "b". Add it to the names. (guard-tag-stray)',
  ],
  [
    "RequireExpiry",
    () => new RequireExpiry({ maxDays: 0 }),
    "RequireExpiry: Invalid number. Expected maxDays to be a number, more than 0, got 0. (guard-max-days-invalid)",
  ],
  [
    "RequireExpiry",
    () => new RequireExpiry({ from: "tomorrow" }),
    'RequireExpiry: Invalid time. Expected from to be a time in RFC 3339, such as 2030-01-31T00:00:00Z, got "tomorrow". (guard-from-invalid)',
  ],
])("a %s that guards nothing is refused", (name, make, message) => {
  expect(make).toThrow(`${name}: `);
  expect(make).toThrow(message);
});

describe("a guard that could guard nothing", () => {
  test.each<[string, () => IAspect, string]>([
    [
      "names that only Terraform knows",
      () => new ForbidActions([variable(stack, "a").stringValue]),
      "ForbidActions: Not known",
    ],
    [
      "a list that only Terraform knows",
      () => new ForbidActions(new TerraformVariable(stack, "forbidden", { type: "list(string)" }).listValue),
      "ForbidActions: Not known at synth",
    ],
    [
      "a list that a function of Terraform makes",
      () => new RequireTags(Fn.split(",", "a,b")),
      "RequireTags: Not known",
    ],
    [
      "such a list among names",
      () => new ForbidActions([AwsKmsAction.KEY_ROTATE, ...Fn.split(",", "keydelete")]),
      "ForbidActions: Not known at synth",
    ],
    [
      "such a list of values",
      () => new RequireTags(["stage"], { allowedValues: { stage: Fn.split(",", "dev,prod") } }),
      'RequireTags: allowedValues of "stage": Not known at synth',
    ],
    [
      "a text in place of a list",
      () => new AllowedRegions("eu-*" as never),
      "Expected a list with at least one region",
    ],
    ["an expression as text", () => new AllowedRegions(["$" + "{var.region}"]), "AllowedRegions: Not known at synth"],
    ["a blank name", () => new RequireTags([" "]), "RequireTags: Nothing to guard"],
    [
      "a text where a list of values belongs, of which every part would pass",
      () => new RequireTags(["stage"], { allowedValues: { stage: "production" as never } }),
      'RequireTags: allowedValues of "stage": Nothing to guard. Expected a list with at least one value, got "production". (guard-empty)',
    ],
  ])("is refused: %s", (_, make, message) => {
    expect(make).toThrow(message);
  });
});

test.each<[unknown, string]>([
  ["false", '"false"'],
  [1, "1"],
])("refuseUnknown of %p, which is neither true nor false, is an error", (refuseUnknown, got) => {
  expect(() => new AllowedRegions(["eu-*"], { refuseUnknown: refuseUnknown as boolean })).toThrow(
    `AllowedRegions: Incorrect attribute value type. Expected refuseUnknown to be true or false, got ${got}. (type-invalid)`,
  );
});

test("what a guard compares is no number that only Terraform knows", () => {
  const { numberValue } = new TerraformVariable(stack, "n", { type: "number" });
  expect(() => new RequireTags([`team-${numberValue}`])).toThrow("(guard-of-expression)");
  expect(() => new AllowedRegions([`eu-west-${numberValue}`])).toThrow("(guard-of-expression)");
});

test.each([undefined, null, 5, {}])("a guard that visits no construct (%p) says so", (construct) => {
  expect(() => new ForbidActions(["keydelete"]).visit(construct as never)).toThrow(
    /^ForbidActions: Incorrect attribute value type\. Expected construct to be a construct, got /,
  );
});

test("what a guard refuses in a nested stack is told without a way around it either", () => {
  account(newStack(stack as never, "nested"), ["us-east-1"]);
  const told = refusedBy(stack, EU());
  expect(told).toContain(NOT_ALLOWED);
  expect(told).not.toContain("If you wish to ignore");
});
