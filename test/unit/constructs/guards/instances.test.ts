import { Fn, TerraformIterator, type TerraformStack } from "cdktf";
import { AllowedRegions, RequireExpiry, RequireTags } from "../../../../lib";
import * as rules from "../../../../lib/rules/words";
import { account, EU, newStack, notKnown, refusedBy, secret, variable, warnings } from "../../../support/guarded-stack";
import { ofGuard } from "../../../support/messages";
import { tf } from "../samples";

const allowed = ["eu-*"];
const told = ofGuard("prod/own", "AllowedRegions", rules.regionNotAllowed({ value: "us-east-1", allowed }));
const REGIONS = {
  one: { at: "eu-west-1", all: ["eu-west-2"] },
  two: { at: "us-east-1", all: ["us-east-1"], "at.of[it]": "us-east-1" },
};

let stack: TerraformStack;
beforeEach(() => {
  stack = newStack();
});

const each = (iterator: TerraformIterator, regions: unknown) =>
  account(stack, regions as string[], { name: tf("each.key"), forEach: iterator });

test.each<[string, () => void]>([
  ["a member of a map", () => ofMap((iterator) => [iterator.getString("at")])],
  ["a list of a map", () => ofMap((iterator) => iterator.getList("all"))],
  ["joined with others", () => ofMap((iterator) => Fn.concat([iterator.getList("all"), ["eu-west-3"]]))],
  ["behind others", () => ofMap((iterator) => Fn.concat([["eu-west-3"], iterator.getList("all")]))],
  ["in a union", () => ofMap((iterator) => Fn.setunion(["eu-west-3"], [iterator.getList("all")]))],
  ["with blanks around it", () => ofMap(() => [tf(" each.value.at ")])],
  ["in brackets", () => ofMap(() => [tf('each.value["at"]')])],
  ["under a name with signs", () => ofMap((iterator) => [iterator.getString("at.of[it]")])],
  [
    "an element of a set",
    () => {
      const iterator = TerraformIterator.fromList(["eu-west-1", "us-east-1"]);
      each(iterator, [iterator.value]);
    },
  ],
  [
    "a key",
    () => {
      const iterator = TerraformIterator.fromMap({ "us-east-1": {} });
      each(iterator, [iterator.key]);
    },
  ],
  [
    "a member of a list's element",
    () => {
      const list = [
        { name: "one", at: "eu-west-1" },
        { name: "two", at: "us-east-1" },
      ];
      const iterator = TerraformIterator.fromComplexList(list as never, "name");
      each(iterator, [iterator.getString("at")]);
    },
  ],
  [
    "a member of an element beside a list that only Terraform knows",
    () => {
      const list = Fn.concat([variable(stack, "v").listValue, [{ name: "two", at: "us-east-1" }]]) as never;
      each(TerraformIterator.fromComplexList(list, "name"), [tf("each.value.at")]);
    },
  ],
  ["of an override", () => account(stack, [tf("each.value")]).addOverride("for_each", { one: "us-east-1" })],
])("a region that an instance takes from its forEach is judged: %s", (_, make) => {
  make();
  expect(refusedBy(stack, new AllowedRegions(allowed))).toContain(told);
});

function ofMap(regions: (iterator: ReturnType<typeof TerraformIterator.fromMap>) => unknown): void {
  const iterator = TerraformIterator.fromMap(REGIONS);
  each(iterator, regions(iterator));
}

test("what all instances take from their forEach is known", () => {
  const iterator = TerraformIterator.fromMap({ one: REGIONS.one });
  each(iterator, [iterator.getString("at")]);
  expect(refusedBy(stack, new AllowedRegions(allowed, { refuseUnknown: true }))).toBeUndefined();
  expect(warnings(stack)).toEqual([]);
});

test.each<[string, () => TerraformIterator]>([
  ["a list", () => TerraformIterator.fromList(variable(stack, "v").listValue)],
  ["the values of a map", () => TerraformIterator.fromMap({ one: variable(stack, "v").stringValue } as never)],
  ["a map", () => TerraformIterator.fromMap(variable(stack, "v").value)],
  ["an element", () => TerraformIterator.fromComplexList([variable(stack, "v").stringValue] as never, "name")],
])("what an instance takes from a forEach of which only Terraform knows %s is not known", (_, make) => {
  each(make(), [tf("each.value")]);
  expect(refusedBy(stack, EU())).toBeUndefined();
  expect(warnings(stack)).toEqual([notKnown("prod/own", "AllowedRegions", "regions")]);
});

test("what is inside of what only Terraform knows is not known, rather than missing", () => {
  const forEach = TerraformIterator.fromMap({ one: variable(stack, "v").value });
  secret(stack, { secretName: tf("each.key"), forEach, tags: { stage: tf("each.value.stage") } });
  expect(refusedBy(stack, new RequireTags(["stage"]))).toBeUndefined();
  expect(warnings(stack)).toEqual([notKnown("prod/db", "RequireTags", "tags.stage")]);
});

test("tags and an expiry that an instance takes from its forEach are judged", () => {
  const iterator = TerraformIterator.fromMap({ one: { stage: "test", until: "2999-01-01T00:00:00Z" } });
  const tags = { stage: iterator.getString("stage") };
  secret(stack, { secretName: iterator.key, forEach: iterator, tags, exp: iterator.getString("until") });
  const tagged = rules.tagValueNotAllowed({ name: "stage", value: "test", allowed: ["dev"] });
  const refused = refusedBy(stack, new RequireTags(["stage"], { allowedValues: { stage: ["dev"] } }));
  expect(refused).toContain(ofGuard("prod/db", "RequireTags", tagged));
  expect(refusedBy(stack, new RequireExpiry({ maxDays: 30 }))).toContain("guard-expires-too-late");
});

const one = (value: unknown, props: (iterator: ReturnType<typeof TerraformIterator.fromMap>) => object) => {
  const forEach = TerraformIterator.fromMap({ one: value } as never);
  secret(stack, { secretName: forEach.key, forEach, ...props(forEach) });
};
const TEAM = () => new RequireTags(["team"], { allowedValues: { team: ["payments"] }, refuseUnknown: true });
const given = (iterator: ReturnType<typeof TerraformIterator.fromMap>) => iterator.getStringMap("tags") as never;

test.each<[string, unknown, Parameters<typeof one>[1]]>([
  ["beside its own", { stage: "dev" }, (own) => ({ tags: Fn.merge([{ team: "payments" }, given(own)]) })],
  ["over its own", { team: "x" }, (own) => ({ tags: Fn.merge([given(own), { team: "payments" }]) })],
  ["of its own alone", { team: "payments" }, (own) => ({ tags: Fn.merge([{ stage: "dev" }, given(own)]) })],
  ["beside none", null, (own) => ({ tags: Fn.merge([{ team: "payments" }, given(own)]) })],
  ["beside one that its key names", {}, (own) => ({ tags: { team: "payments", [own.key]: "x" } })],
])("tags that are merged with what an instance takes from its forEach are known: %s", (_, tags, props) => {
  one({ tags }, props);
  expect(refusedBy(stack, TEAM())).toBeUndefined();
  expect(warnings(stack)).toEqual([]);
});

test.each<[string, string, unknown, Parameters<typeof one>[1]]>([
  ["replaced", "guard-tag-value", { team: "x" }, (own) => ({ tags: Fn.merge([{ team: "payments" }, given(own)]) })],
  ["emptied", "guard-tag-missing", { team: "" }, (own) => ({ tags: Fn.merge([{ team: "payments" }, given(own)]) })],
  ["not there", "guard-tag-missing", { stage: "dev" }, (own) => ({ tags: Fn.merge([{ more: "x" }, given(own)]) })],
  ["null", "guard-tag-missing", { team: null }, () => ({ tags: { team: tf("each.value.tags.team") } })],
  ["in no map", "guard-tag-missing", null, (own) => ({ tags: given(own) })],
  ["under another name", "guard-tag-missing", {}, (own) => ({ tags: { [own.key]: "payments" } })],
])("a tag that is %s by what an instance takes from its forEach is refused", (_, code, tags, props) => {
  one({ tags }, props);
  expect(refusedBy(stack, TEAM())).toContain(code);
});

test("an expiry that an instance's forEach leaves out is missing", () => {
  one({ until: null }, (own) => ({ exp: own.getString("until") }));
  expect(refusedBy(stack, new RequireExpiry())).toContain("guard-expiry-missing");
});
