import { mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { constructPath } from "../../../../lib/plugin/rpc/construct-path";
import { UNKNOWN } from "../../../../lib/schema";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "stack-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const block = (path: string, more: object) => ({ "//": { metadata: { path } }, ...more });
const write = (blocks: object) =>
  writeFileSync(join(folder, "cdk.tf.json"), JSON.stringify({ resource: { acme_thing: blocks } }));
const find = (values: Record<string, unknown>) =>
  constructPath({ kind: "resource", type: "acme_thing", values }, folder);

test("the construct of a resource is found by its literals, among others and beside expressions", () => {
  write({
    one: block("prod/one", { name: "one", zones: ["a"] }),
    two: block("prod/team/two", { name: "two", zones: ["a", "b"], size: "$" + "{var.size}" }),
  });
  expect(find({ name: "one", zones: ["a"], size: null })).toBe("prod/one");
  expect(find({ name: "two", zones: ["b", "a"], size: UNKNOWN })).toBe("prod/team/two");
  expect(find({ name: "three", zones: ["a"] })).toBeUndefined();
});

test("the construct of a provider is found among several by its literals, beside credentials that Terraform knows", () => {
  const one = block("prod/one", { address: "https://one.example.com", alias: "one" });
  const two = block("prod/two", { address: "https://two.example.com", password: "$" + "{var.password}" });
  writeFileSync(join(folder, "cdk.tf.json"), JSON.stringify({ provider: { acme: [one, two] } }));
  const findProvider = (values: Record<string, unknown>) =>
    constructPath({ kind: "provider", type: "acme", values }, folder);
  expect(findProvider({ address: "https://one.example.com", password: null })).toBe("prod/one");
  expect(findProvider({ address: "https://two.example.com", password: UNKNOWN })).toBe("prod/two");
  expect(findProvider({ address: "https://three.example.com", password: null })).toBeUndefined();
});

test("where several constructs could be meant none is named", () => {
  write({ one: block("prod/one", { name: "$" + "{var.a}" }), two: block("prod/two", { name: "$" + "{var.b}" }) });
  expect(find({ name: "x" })).toBeUndefined();
});

test("beside one whose arguments only Terraform knows, a construct with the object's very literals is not named: it may be the other's", () => {
  const each = block("prod/each", { name: "$" + "{each.key}", zone: "$" + "{each.value}", size: 5 });
  write({ one: block("prod/one", { name: "one", zone: "a", size: 5 }), each });
  expect(find({ name: "one", zone: "a", size: 5 })).toBeUndefined();
  expect(find({ name: "two", zone: "a", size: 5 })).toBe("prod/each");
});

test("a construct that sets fewer arguments or elements is not meant by a configuration with more, but may be by a state", () => {
  const name = "$" + "{var.name}";
  write({ one: block("prod/one", { name, zones: ["a", name] }), each: block("prod/each", { name, zones: ["a"] }) });
  expect(find({ name: "x", zones: ["a", "b"], size: null })).toBe("prod/one");
  expect(find({ name: "x", zones: ["a", "b", "c"], size: null })).toBeUndefined();
  expect(find({ name: "x", zones: ["a"], size: null })).toBeUndefined();
  write({ one: block("prod/one", { name, size: 5 }), two: block("prod/two", { name }) });
  expect(find({ name: "x", size: 5 })).toBe("prod/one");
  const state = { kind: "resource", type: "acme_thing", isState: true } as const;
  write({ one: block("prod/one", { name: "x", zones: ["a"] }) });
  expect(constructPath({ ...state, values: { name: "x", zones: ["a", "b"], size: 5 } }, folder)).toBe("prod/one");
});

test("a stack of thousands of resources is read once for all diagnostics, and again when it has changed", () => {
  const file = join(folder, "cdk.tf.json");
  const writtenAt = (path: string, seconds: number) => {
    write({ one: block(path, { name: "one" }) });
    utimesSync(file, seconds, seconds);
  };
  writtenAt("prod/one", 1_700_000_000);
  expect(find({ name: "one" })).toBe("prod/one");
  writtenAt("prod/two", 1_700_000_000);
  expect(find({ name: "one" })).toBe("prod/one");
  writtenAt("prod/two", 1_700_000_001);
  expect(find({ name: "one" })).toBe("prod/two");
});

test.each([undefined, "no JSON", "[]", '{"resource":[]}'])("a folder with %j has no constructs", (content) => {
  if (content !== undefined) writeFileSync(join(folder, "cdk.tf.json"), content);
  expect(find({ name: "one" })).toBeUndefined();
});
