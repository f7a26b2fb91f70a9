import { conditional, Fn, type TerraformVariable } from "cdktf";
import { RequireTags } from "../../../../lib";
import * as rules from "../../../../lib/rules/words";
import { newStack, notKnown, refusedBy, secret, variable, warnings } from "../../../support/guarded-stack";
import { ofGuard } from "../../../support/messages";
import { tf } from "../samples";

const allowed = ["dev", "prod"];
const guard = (options: object = {}) =>
  new RequireTags(["team", "stage"], { allowedValues: { stage: allowed }, ...options });
const given = (tags: (other: TerraformVariable) => unknown) => {
  const stack = newStack();
  secret(stack, { tags: tags(variable(stack, "v")) });
  return stack;
};

test.each<[string, (other: TerraformVariable) => unknown]>([
  ["merged with others", () => Fn.merge([{ team: "a" }, { stage: "test" }])],
  ["merged into what is not known", ({ value }) => Fn.merge([value, { team: "a", stage: "test" }])],
  ["over another value", ({ value }) => Fn.merge([value, { stage: "dev" }, { stage: "test" }])],
  ["in a merge of merges", ({ value }) => Fn.merge([Fn.merge([value, { stage: "test" }]), { team: "a" }])],
  ["made a map", () => Fn.tomap({ team: "a", stage: "test" })],
  ["in an expression of a text", () => tf('merge(var.v, { stage = "test" })')],
  ["with names that have no quotes, and colons", () => tf('{team: "a", stage : "test"}')],
  ["behind signs within quotes", () => tf('{team = "}, stage = ", stage = "test"}')],
])("the value of a tag that is not allowed is refused %s", (_, tags) => {
  const told = rules.tagValueNotAllowed({ name: "stage", value: "test", allowed });
  expect(refusedBy(given(tags), guard())).toContain(ofGuard("prod/db", "RequireTags", told));
});

test.each<[string, (other: TerraformVariable) => unknown]>([
  ["where another one may replace it", ({ value }) => Fn.merge([{ team: "a", stage: "test" }, value])],
  ["of which only Terraform knows the name", () => tf('{(var.v) = "test"}')],
  ["after which a name may be the same", () => tf('merge({stage = "test"}, {(var.v) = "dev"})')],
  ["of lists that are spread", () => tf('merge([{stage = "test"}, {stage = "dev"}]...)')],
  ["chosen", ({ value }) => conditional(value, { stage: "test" }, { stage: "dev" })],
  ["in a comment", () => tf('{team = "a" /*, stage = "test", more = "" */}')],
  ["a number with zeros before it", () => tf('{team = "a", stage = 007}')],
  ["in lines", () => tf('{team = "a"\nstage = "test"}')],
  ["of each", () => tf('{for k in ["stage"] : k => "test"}')],
])("a tag's value that may not be there is none that a map holds: %s", (_, tags) => {
  const stack = given(tags);
  expect(refusedBy(stack, guard())).toBeUndefined();
  expect(warnings(stack).join("\n")).toContain("Not known at synth");
});

test("a missing tag is told of maps that are known, however they are put together", () => {
  const told = rules.tagMissing({ name: "team", got: "stage, more", names: ["team", "stage"], blank: false });
  const stack = given(() => Fn.merge([{ stage: "dev" }, Fn.tomap({ more: "x" })]));
  expect(refusedBy(stack, guard())).toContain(ofGuard("prod/db", "RequireTags", told));
});

test("tags that are merged over what only Terraform knows are known", () => {
  const stack = given(({ value }) => Fn.merge([value, { team: "a", stage: "dev" }]));
  expect(refusedBy(stack, guard({ refuseUnknown: true }))).toBeUndefined();
  expect(warnings(stack)).toEqual([]);
});

test("a tag that only Terraform knows is told with its name", () => {
  const stack = given(({ value, stringValue }) => Fn.merge([value, { team: "a", stage: stringValue }]));
  expect(refusedBy(stack, guard())).toBeUndefined();
  expect(warnings(stack)).toEqual([notKnown("prod/db", "RequireTags", "tags.stage")]);
});
