import fc from "fast-check";
import { decode, encode } from "../../../../lib/plugin/codec";
import type { Resource, Values } from "../../../../lib/plugin/hooks";
import { ObjectsRead, subjectOf } from "../../../../lib/plugin/lifecycle/objects-read";
import { type Attribute, schema, type Type, UNKNOWN } from "../../../../lib/schema";
import { anyType, valuesOf } from "../codec/arbitraries";

const description = "For the test.";

function resourceOf(types: Readonly<Record<string, Type>>, type = "test_thing"): Resource {
  const attributes = Object.entries(types).map(([name, of]): [string, Attribute] => [
    name,
    { type: of, options: { computed: true, description } },
  ]);
  const missing = () => {
    throw new Error("not expected to be called");
  };
  const thing = schema({ description, attributes: Object.fromEntries(attributes) });
  return { type, schema: thing, create: missing, read: missing, delete: missing };
}

const text: Type = { kind: "string" };
const things = resourceOf({ id: text, zones: { kind: "set", element: text }, size: { kind: "number" } });

describe("an object that was read", () => {
  test("is found again, whatever its type, when it comes back from Terraform", () => {
    const typed = anyType.chain((type) => valuesOf(type).map((value) => ({ type, value })));
    fc.assert(
      fc.property(typed, ({ type, value }) => {
        const read = new ObjectsRead();
        const resource = resourceOf({ value: type });
        read.add(resource, { value });
        const back = decode(encode(value, type), type);
        expect(read.get(subjectOf(resource, { value: back }))).toEqual({ value });
      }),
    );
  });

  test.each<[string, Values, Values]>([
    ["its set in another order", { id: "1", zones: ["a", "b"] }, { id: "1", zones: ["b", "a", "a"] }],
    ["its text normalized", { id: "Zu\u0308rich" }, { id: "Z\u00fcrich" }],
    ["its number in another form", { id: "1", size: 5 }, { id: "1", size: 5n }],
    ["null for what was left out", { id: "1" }, { id: "1", zones: null, size: null }],
  ])("is found again with %s", (_, as, back) => {
    const read = new ObjectsRead();
    read.add(things, as);
    expect(read.get(subjectOf(things, back))).toBe(as);
  });

  test.each<[string, Values, Resource]>([
    ["another value", { id: "2", zones: ["a"] }, things],
    ["a value less", { id: "1", zones: [] }, things],
    ["another type", { id: "1", zones: ["a"] }, { ...things, type: "test_other" }],
  ])("is not found with %s", (_, back, resource) => {
    const read = new ObjectsRead();
    read.add(things, { id: "1", zones: ["a"] });
    expect(read.get(subjectOf(resource, back))).toBeUndefined();
  });
});

test.each<[string, Type, unknown, unknown]>([
  ["a list", { kind: "list", element: text }, ["a", "b"], ["b", "a"]],
  ["a list of one text more", { kind: "list", element: text }, ["a"], ["a", "a"]],
  ["a list of texts that look alike", { kind: "list", element: text }, ['a","b'], ["a", "b"]],
  ["a set", { kind: "set", element: text }, ["a"], ["a", "b"]],
  ["a map's value", { kind: "map", element: text }, { a: "1" }, { a: "2" }],
  ["a map's key", { kind: "map", element: text }, { a: "1" }, { b: "1" }],
  ["a map's size", { kind: "map", element: text }, {}, { a: "1" }],
  ["an object's member", { kind: "object", attributes: { a: text, b: text } }, { a: "1", b: "2" }, { a: "2", b: "1" }],
  ["a number", { kind: "number" }, 1, 2],
  ["true and false", { kind: "bool" }, true, false],
  ["null", text, null, "null"],
  ["what is not known", text, UNKNOWN, "unknown"],
  ["null and what is not known", text, UNKNOWN, null],
])("%s tells one object from another", (_, type, one, other) => {
  const resource = resourceOf({ value: type });
  expect(subjectOf(resource, { value: one })).not.toBe(subjectOf(resource, { value: other }));
});

test("members in another order are the same object", () => {
  const resource = resourceOf({ tags: { kind: "map", element: text } });
  expect(subjectOf(resource, { tags: { a: "1", b: "2" } })).toBe(subjectOf(resource, { tags: { b: "2", a: "1" } }));
});

test("only an object of the same type and id counts as replaced", () => {
  const read = new ObjectsRead();
  read.markReplaced(things, { id: "1" });
  read.markReplaced(things, {});
  expect(read.isReplaced("test_thing", "1")).toBe(true);
  expect([read.isReplaced("test_thing", "2"), read.isReplaced("test_other", "1")]).toEqual([false, false]);
  expect(read.isReplaced("test_thing", undefined)).toBe(false);
});
