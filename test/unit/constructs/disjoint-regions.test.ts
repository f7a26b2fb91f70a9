import { Fn, TerraformCount, TerraformIterator, TerraformStack, TerraformVariable, Token } from "cdktf";
import { AwsKmsAccount, AwsKmsAcl, CckmProvider } from "../../../lib";
import { problemsOf, testApp } from "../../support/app";

let stack: TerraformStack;
beforeEach(() => {
  stack = new TerraformStack(testApp(), "prod");
  new CckmProvider(stack, "cckm", { install: false });
});

const entry = (name: string, regions: string[], more: object = {}) =>
  new AwsKmsAccount(stack, name, { name, accountId: "123456789012", awsConnection: "aws", regions, ...more });

test("a region that two entries of one account hold is told at synth, with both and what to do", () => {
  entry("one", ["eu-west-1", "eu-central-1", "us-east-1"]);
  entry("two", ["us-east-1", "eu-west-1", "eu-north-1"]);
  const inTwo = (region: string) =>
    `[prod] Region in two entries. Expected each entry of the account 123456789012 to have regions of its own, got ${region} in prod/one and in prod/two. Remove it from one of them. (region-twice)`;
  expect(problemsOf(stack)).toEqual([inTwo("us-east-1"), inTwo("eu-west-1")]);
});

test("a region that two entries of one account hold is told at synth where an override brings it", () => {
  entry("one", ["eu-west-1"]);
  entry("two", ["eu-north-1"]).addOverride("regions", ["eu-west-1"]);
  expect(problemsOf(stack)).toEqual([
    "[prod] Region in two entries. Expected each entry of the account 123456789012 to have regions of its own, got eu-west-1 in prod/one and in prod/two. Remove it from one of them. (region-twice)",
  ]);
});

test("a region that two entries of one account hold is told at synth where only Terraform knows their names", () => {
  const stage = new TerraformVariable(stack, "stage", { type: "string" });
  entry("one", ["eu-west-1"], { name: `one-${stage.stringValue}` });
  entry("two", ["eu-west-1"], { name: `two-${stage.stringValue}` });
  entry("three", ["eu-west-1"]);
  expect(problemsOf(stack)).toEqual([
    expect.stringContaining("got eu-west-1 in prod/three and in prod/one"),
    expect.stringContaining("got eu-west-1 in prod/three and in prod/two"),
  ]);
});

test("a region that two entries hold is told at synth where both have the account of one variable", () => {
  const account = new TerraformVariable(stack, "account", { type: "string" });
  const each = TerraformIterator.fromList(["123456789012"]);
  entry("one", ["eu-west-1"], { accountId: account.stringValue });
  entry("two", ["eu-west-1"], { accountId: `\${${account.fqn}}` });
  entry("three", ["eu-west-1"], { accountId: each.value, forEach: each });
  entry("four", ["eu-west-1"], { accountId: each.value, forEach: TerraformIterator.fromList(["210987654321"]) });
  expect(problemsOf(stack)).toEqual([
    expect.stringContaining(
      `entry of the account \${var.account} to have regions of its own, got eu-west-1 in prod/one`,
    ),
  ]);
});

test("entries of other accounts, with other regions or on another CCKM are not told at synth, nor what only Terraform knows", () => {
  const other = new CckmProvider(stack, "other", {
    alias: "other",
    address: "https://other.example.com",
    install: false,
  });
  entry("one", ["eu-west-1"]);
  entry("two", ["eu-central-1"]);
  entry("three", ["eu-west-1"], { accountId: "210987654321" });
  entry("four", ["eu-west-1"], { provider: other });
  entry("five", ["eu-west-1"], { accountId: new TerraformVariable(stack, "a", {}).stringValue });
  entry("six", Fn.slice(["eu-west-1"], 0, 1));
  expect(problemsOf(stack)).toEqual([]);
});

test("entries on one CCKM are told at synth, whichever of its configurations they have", () => {
  const more = { alias: "slow", restApiTimeout: 600, install: false };
  entry("one", ["eu-west-1"]);
  entry("two", ["eu-west-1"], { provider: new CckmProvider(stack, "slow", more) });
  expect(problemsOf(stack)).toEqual([expect.stringContaining("got eu-west-1 in prod/one and in prod/two")]);
});

test("an empty domain is none", () => {
  const provider = new CckmProvider(stack, "other", { alias: "other", domain: "", install: false });
  entry("one", ["eu-west-1"]);
  entry("two", ["eu-west-1"], { provider });
  expect(problemsOf(stack)).toEqual([expect.stringContaining("got eu-west-1 in prod/one and in prod/two")]);
});

test("entries in other domains of one CCKM are not told at synth, nor where only Terraform knows the domain", () => {
  const domain = new TerraformVariable(stack, "d", {}).stringValue;
  const inDomain = (alias: string, name: string) =>
    entry(alias, ["eu-west-1"], {
      provider: new CckmProvider(stack, `in-${alias}`, { alias, domain: name, install: false }),
    });
  entry("one", ["eu-west-1"]);
  inDomain("two", "payments");
  inDomain("three", domain);
  inDomain("four", domain);
  expect(problemsOf(stack)).toEqual([]);
});

test("a region that an entry only in an override of the stack holds too is told at synth, with its address", () => {
  entry("one", ["eu-west-1"]);
  stack.addOverride("resource.cckm_aws_kms_account.two", {
    name: "two",
    account_id: "123456789012",
    aws_connection: "aws",
    regions: ["eu-west-1"],
  });
  expect(problemsOf(stack)).toEqual([
    expect.stringContaining("got eu-west-1 in prod/one and in override cckm_aws_kms_account.two"),
  ]);
});

const onlyOne = [expect.stringContaining("got eu-west-1 in prod/one and in prod/two")];

test.each<[string, () => object]>([
  ["a count of 0", () => ({ count: 0 })],
  ["a TerraformCount of 0", () => ({ count: TerraformCount.of(0) })],
  ["a count that only Terraform knows", () => ({ count: Token.asNumber(Fn.lengthOf(listVariable())) })],
  ["no element", () => ({ forEach: TerraformIterator.fromList([]) })],
  ["elements that only Terraform knows", () => ({ forEach: TerraformIterator.fromList(listVariable()) })],
  ["what a function leaves", () => ({ forEach: TerraformIterator.fromList(Fn.setsubtract(["a"], ["a"])) })],
  ["two empty maps", () => ({ forEach: TerraformIterator.fromMap(Fn.merge([{}, {}])) })],
  ["no object", () => ({ forEach: TerraformIterator.fromComplexList([] as never, "id") })],
])("an entry with %s may be another's alternative: a region in both is not told at synth", (_, more) => {
  entry("one", ["eu-west-1"]);
  entry("two", ["eu-west-1"], more());
  expect(problemsOf(stack)).toEqual([]);
});

test.each<[string, () => object]>([
  ["a count of 1", () => ({ count: 1 })],
  ["an element", () => ({ forEach: TerraformIterator.fromList(["a"]) })],
  ["an object", () => ({ forEach: TerraformIterator.fromComplexList([{ id: "a" }] as never, "id") })],
])("an entry with %s has its regions: one that another entry holds is told at synth", (_, more) => {
  entry("one", ["eu-west-1"]);
  entry("two", ["eu-west-1"], more());
  expect(problemsOf(stack)).toEqual(onlyOne);
});

test("an account's number is its text, and a CCKM's address is one in every spelling", () => {
  const at = (alias: string, address: string) => ({
    provider: new CckmProvider(stack, `in-${alias}`, { alias, address, install: false }),
  });
  entry("one", ["eu-west-1"], { accountId: 123456789012, ...at("a", "https://cm.example.com") });
  entry("two", ["eu-west-1"], at("b", "https://CM.example.com.:443/api/"));
  expect(problemsOf(stack)).toEqual(onlyOne);
});

function listVariable(): string[] {
  return new TerraformVariable(stack, "list", { type: "list(string)" }).listValue;
}

test("a region that two entries hold is told at synth where one has the account of the other", () => {
  const one = entry("one", ["eu-west-1"]);
  const two = entry("two", ["eu-north-1", "eu-central-1"], { accountId: one.accountId });
  entry("three", ["eu-central-1"], { accountId: two.accountId });
  entry("four", ["us-east-1", "eu-west-1"]);
  expect(problemsOf(stack)).toEqual([
    expect.stringContaining(
      "account 123456789012 to have regions of its own, got eu-central-1 in prod/two and in prod/three",
    ),
    expect.stringContaining(
      "account 123456789012 to have regions of its own, got eu-west-1 in prod/one and in prod/four",
    ),
  ]);
});

test("entries that have the account of each other are left to Terraform", () => {
  const one = entry("one", ["eu-west-1"]);
  const two = entry("two", ["eu-west-1"], { accountId: one.accountId });
  one.accountId = two.accountId;
  expect(problemsOf(stack)).toEqual([]);
});

const inInstances = (path: string, count: number, region: string, account = "123456789012") =>
  `[prod] Region in several instances. Expected each entry of the account ${account} to have regions of its own, got ${region} in the ${count} instances of ${path}. Give each instance regions or an account of its own, or put all regions into one entry without count and forEach. (region-in-instances)`;
const sameObject = (path: string, count: number) =>
  `[prod] One object twice. The ${count} instances of ${path} are the same cckm_aws_kms_account: each would change or destroy what the others manage. Put count.index or each.key into its name, or leave count and forEach out. (object-of-instances)`;

test("instances of one name are told at synth", () => {
  entry("one", ["eu-west-1"], { count: 2 });
  entry("two", ["eu-north-1"], { forEach: TerraformIterator.fromList(["a", "b", "c", "a"]) });
  entry("three", ["eu-south-1"], { count: 1 });
  entry("four", ["eu-south-2"], { forEach: TerraformIterator.fromMap({ a: { of: "x" } }) });
  entry("five", ["us-east-1"], {
    forEach: TerraformIterator.fromComplexList([{ id: "a" }, { id: "b" }] as never, "id"),
  });
  expect(problemsOf(stack)).toEqual([sameObject("prod/one", 2), sameObject("prod/two", 3), sameObject("prod/five", 2)]);
});

test("permissions of one group in several instances are told at synth", () => {
  const [a, b] = ["05bd46d9-aa85-4007-9efe-786f7c944ed1", "05bd46d9-aa85-4007-9efe-786f7c944ed2"];
  const each = TerraformIterator.fromList(["a", "b"]);
  const acl = (id: string, props: object) =>
    new AwsKmsAcl(stack, id, { kmsId: a, group: "users", actions: ["keycreate"], forEach: each, ...props } as never);
  acl("one", {});
  acl("two", { kmsId: b, group: each.value });
  const account = entry("account", ["eu-west-1", "eu-west-2"], { name: `of-${each.value}`, count: 1 });
  acl("three", { kmsId: Fn.lookupNested(account.fqn, [each.key, "id"]) });
  acl("four", { kmsId: `\${${account.terraformResourceType}.account[each.key].id}` });
  expect(problemsOf(stack)).toEqual([
    expect.stringContaining("The 2 instances of prod/one are the same cckm_aws_kms_acl"),
  ]);
});

test("a region that the instances of one entry have in common is told at synth", () => {
  const count = TerraformCount.of(2);
  const list = TerraformIterator.fromList(["a", "b"]);
  const map = TerraformIterator.fromMap({ a: { region: "eu-west-3" }, b: { region: "us-east-1" } });
  const account = new TerraformVariable(stack, "account", { type: "string" });
  entry("one", ["eu-west-1"], { count, name: `one-${count.index}` });
  entry("two", ["eu-north-1"], { forEach: list, name: `two-${list.value}`, accountId: account.stringValue });
  entry("three", ["eu-west-2", map.getString("region")], { forEach: map, name: `three-${map.key}` });
  entry("four", ["ca-west-1"], { name: `\${each.key}` }).addOverride("for_each", { c: 1, d: 2 });
  expect(problemsOf(stack)).toEqual([
    inInstances("prod/one", 2, "eu-west-1"),
    inInstances("prod/two", 2, "eu-north-1", `\${var.account}`),
    inInstances("prod/three", 2, "eu-west-2"),
    inInstances("prod/four", 2, "ca-west-1"),
  ]);
});

test.each([-1, 2.5, 1e10])("a count of %d ends no check of regions", (count) => {
  entry("one", ["eu-west-1"], { name: `one-\${count.index}` }).addOverride("count", count);
  entry("two", ["eu-west-1"]);
  expect(problemsOf(stack)).toContainEqual(expect.stringContaining("got eu-west-1 in prod/two and in prod/one"));
});

test("a region that some instances of one entry take from their map in common is told at synth", () => {
  const map = TerraformIterator.fromMap({
    a: { region: "eu-west-1", regions: ["us-east-1", "us-west-1"] },
    b: { region: "eu-west-1", regions: ["us-west-1", "us-west-2"] },
    c: { region: "eu-west-2", regions: ["us-west-1"] },
  });
  const keys = TerraformIterator.fromMap({ "eu-south-1": "eu-south-1", "eu-south-2": "eu-south-1" });
  entry("one", [map.getString("region")], { forEach: map, name: `one-${map.key}` });
  entry("two", map.getList("regions"), { forEach: map, name: `two-${map.key}` });
  entry("three", [keys.value], { forEach: keys, name: `three-${keys.key}` });
  entry("four", [keys.key], { forEach: keys, name: `four-${keys.key}`, accountId: "210987654321" });
  const listed = ["a", "b"].map((id) => ({ id, at: "ca-west-1" }));
  const objects = TerraformIterator.fromComplexList(listed as never, "id");
  entry("five", [objects.getString("at")], { forEach: objects, name: `five-${objects.key}` });
  expect(problemsOf(stack)).toEqual([
    inInstances("prod/one", 2, "eu-west-1"),
    inInstances("prod/two", 3, "us-west-1"),
    inInstances("prod/three", 2, "eu-south-1"),
    inInstances("prod/five", 2, "ca-west-1"),
  ]);
});

const inOther = (region: string, one: string, other: string) =>
  expect.stringContaining(`got ${region} in prod/${one} and in prod/${other}.`);

test("a region that an instance has of its own and another entry holds is told at synth", () => {
  const list = TerraformIterator.fromList(["eu-west-1", "eu-west-2"]);
  const map = TerraformIterator.fromMap({
    a: { region: "us-east-1", regions: ["ca-west-1"] },
    b: { region: "us-west-1", regions: ["eu-west-2", "eu-south-1"] },
  });
  entry("one", [list.value], { forEach: list, name: `one-${list.value}` });
  entry("two", [map.getString("region")], { forEach: map, name: `two-${map.key}` });
  entry("three", map.getList("regions"), { forEach: map, name: `three-${map.key}` });
  entry("four", ["eu-west-1", "us-west-1", "eu-north-1"]);
  entry("five", [list.value], { forEach: list, name: `five-${list.value}`, accountId: "210987654321" });
  expect(problemsOf(stack)).toEqual([
    inOther("eu-west-1", "four", "one"),
    inOther("us-west-1", "four", "two"),
    inOther("eu-west-2", "one", "three"),
  ]);
});

test("a region that two entries hold is told at synth where functions put its list together", () => {
  const more = new TerraformVariable(stack, "more", { type: "list(string)" }).listValue;
  entry("one", Fn.concat([["eu-west-1"], more]));
  entry("two", Fn.setunion(["eu-west-2"], [["eu-west-1"]]));
  entry("three", Fn.compact(["", "eu-west-2"]));
  expect(problemsOf(stack)).toEqual([inOther("eu-west-1", "one", "two"), inOther("eu-west-2", "two", "three")]);
});

test("regions that two entries have by one expression, or one has from the other, are told at synth", () => {
  const region = new TerraformVariable(stack, "region", { type: "string" }).stringValue;
  const shared = listVariable();
  const count = TerraformCount.of(2);
  const one = entry("one", shared);
  entry("two", shared);
  entry("three", ["eu-west-2", region]);
  entry("four", [region]);
  const five = entry("five", ["eu-north-1"]);
  const six = entry("six", five.regions);
  entry("seven", six.regions);
  entry("eight", one.regions, { accountId: "210987654321" });
  entry("nine", shared, { accountId: "310987654321", count, name: `nine-${count.index}` });
  expect(problemsOf(stack)).toEqual([
    inOther(`\${var.list}`, "one", "two"),
    inOther(`\${var.region}`, "three", "four"),
    inOther("eu-north-1", "five", "six"),
    inOther("eu-north-1", "five", "seven"),
    inInstances("prod/nine", 2, `\${var.list}`, "310987654321"),
  ]);
});

test("expressions that may give each entry or instance regions of its own, or none, are not told at synth", () => {
  const each = TerraformIterator.fromMap({ a: { of: "x" }, b: { of: "y" } });
  const count = TerraformCount.of(2);
  const more = listVariable();
  entry("one", Fn.concat([["eu-west-1"], more]));
  entry("two", Fn.concat([["eu-west-2"], more]));
  entry("three", each.getList("regions"), { forEach: each, name: `three-${each.key}` });
  entry("four", each.getList("regions"), { forEach: each, name: `four-${each.key}` });
  entry("five", [Fn.element(more, count.index)], { count, name: `five-${count.index}` });
  const six = entry("six", [`\${var.six}`]);
  six.regions = entry("seven", six.regions).regions;
  expect(problemsOf(stack)).toEqual([]);
});

test("instances with regions or accounts of their own are not told at synth, nor where there may be one alone", () => {
  const map = TerraformIterator.fromMap({ a: { region: "eu-west-3" }, b: { region: "us-east-1" } });
  const accounts = TerraformIterator.fromList(["210987654321", "310987654321"]);
  const unknown = TerraformIterator.fromList(listVariable());
  const key = new TerraformVariable(stack, "key", { type: "string" });
  entry("one", [map.getString("region")], { forEach: map, name: `one-${map.key}` });
  entry("two", ["eu-west-1"], { forEach: accounts, name: `two-${accounts.value}`, accountId: accounts.value });
  entry("three", ["eu-west-2"], { forEach: unknown, name: `three-${unknown.value}` });
  entry("four", ["eu-north-1"], { forEach: TerraformIterator.fromList(["a"]), name: "four" });
  entry("five", ["eu-south-1"], { name: "five" }).addOverride("for_each", { [key.stringValue]: 1, d: 2 });
  const two = `\${cckm_aws_kms_account.two[each.key].account_id}`;
  entry("six", ["eu-west-2"], { forEach: accounts, name: `six-${accounts.value}`, accountId: two });
  expect(problemsOf(stack)).toEqual([]);
});

test("entries that take the account of another instance each are not told at synth", () => {
  const each = (...keys: string[]) => TerraformIterator.fromList(keys);
  const all = each("210987654321", "310987654321");
  entry("all", ["eu-west-1"], { forEach: all, name: `all-${all.value}`, accountId: all.value });
  const accountId = `\${cckm_aws_kms_account.all[each.key].account_id}`;
  entry("one", ["eu-west-2"], { forEach: each("210987654321"), name: `one-${all.value}`, accountId });
  entry("two", ["eu-west-2"], { forEach: each("310987654321"), name: `two-${all.value}`, accountId });
  expect(problemsOf(stack)).toEqual([]);
});

describe("what OpenTofu enables", () => {
  const isOn = (account: AwsKmsAccount, enabled: unknown) => account.addOverride("lifecycle.enabled", enabled);

  test("has another in its place where only Terraform knows it, or where it is off", () => {
    isOn(entry("one", ["eu-west-1"]), `\${var.first}`);
    isOn(entry("two", ["eu-west-1"], { name: "one" }), `\${!var.first}`);
    isOn(entry("three", ["eu-west-1"], { count: 2 }), false);
    expect(problemsOf(stack)).toEqual([]);
  });

  test("is there where it is on", () => {
    isOn(entry("one", ["eu-west-1"]), true);
    isOn(entry("two", ["eu-west-1"]), "true");
    expect(problemsOf(stack)).toEqual([expect.stringContaining("got eu-west-1 in prod/one and in prod/two")]);
  });

  test("has other permissions in its place", () => {
    const kms = entry("one", ["eu-west-1"]);
    for (const [id, enabled] of Object.entries({ two: `\${var.first}`, three: `\${!var.first}` })) {
      const acl = new AwsKmsAcl(stack, id, { kms, group: "users", actions: ["keycreate"] });
      acl.addOverride("lifecycle.enabled", enabled);
    }
    expect(problemsOf(stack)).toEqual([]);
  });
});

describe("a provider with instances of its own, as OpenTofu has them", () => {
  const each = TerraformIterator.fromList(["a", "b"]);

  beforeEach(() => {
    const by = new CckmProvider(stack, "by", { alias: "by", address: `\${each.value}`, install: false });
    by.addOverride("for_each", { a: "https://a.example", b: "https://b.example" });
  });

  test("gives each instance of a resource a CCKM of its own", () => {
    entry("one", ["eu-west-1"], { forEach: each }).addOverride("provider", "cckm.by[each.key]");
    entry("two", ["eu-west-2"], { forEach: each, name: `two-${each.key}` }).addOverride(
      "provider",
      "cckm.by[each.key]",
    );
    expect(problemsOf(stack)).toEqual([]);
  });

  test("is another CCKM by each key", () => {
    for (const key of ["a", "b"]) {
      const account = entry(`of-${key}`, ["eu-west-1"], { forEach: TerraformIterator.fromList([key]), name: "own" });
      account.addOverride("provider", "cckm.by[each.key]");
    }
    entry("one", ["eu-west-1"]).addOverride("provider", `cckm.by["a"]`);
    entry("two", ["eu-west-1"], { name: "one" }).addOverride("provider", `cckm.by["b"]`);
    expect(problemsOf(stack)).toEqual([]);
  });

  test("is one CCKM by one key", () => {
    entry("one", ["eu-west-1"]).addOverride("provider", `cckm.by["a"]`);
    entry("two", ["eu-west-1"]).addOverride("provider", `cckm.by["a"]`);
    entry("three", ["eu-west-2"], { forEach: each, name: `three-${each.key}` }).addOverride("provider", `cckm.by["a"]`);
    expect(problemsOf(stack)).toEqual([
      expect.stringContaining("got eu-west-1 in prod/one and in prod/two"),
      inInstances("prod/three", 2, "eu-west-2"),
    ]);
  });
});
