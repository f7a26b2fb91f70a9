import fc from "fast-check";
import { sameMeaning, sameValue } from "../../../../lib/plugin/lifecycle/same";
import { Decimal, string, type Type, UNKNOWN } from "../../../../lib/schema";
import { typedValue } from "../codec/arbitraries";

const text: Type = { kind: "string" };
const number: Type = { kind: "number" };
const list: Type = { kind: "list", element: text };
const set: Type = { kind: "set", element: text };
const map: Type = { kind: "map", element: text };
const object: Type = { kind: "object", attributes: { a: text, b: number } };

test.each<[string, Type, unknown, unknown]>([
  ["null and undefined", text, null, undefined],
  ["unknown and unknown", text, UNKNOWN, UNKNOWN],
  ["lists of the same elements", list, ["a", "b"], ["a", "b"]],
  ["sets in another order", set, ["a", "b"], ["b", "a"]],
  ["sets with repetitions", set, ["a", "b", "a"], ["b", "a"]],
  ["maps in another order", map, { a: "1", b: "2" }, { b: "2", a: "1" }],
  ["objects with a member that is null and one that is missing", object, { a: "1", b: null }, { a: "1" }],
  ["a number as bigint and as number", number, 5n, 5],
  ["decimals of the same text", number, new Decimal("1.25"), new Decimal("1.25")],
])("%s are the same value", (_, type, a, b) => {
  expect(sameValue(a, b, type)).toBe(true);
  expect(sameValue(b, a, type)).toBe(true);
});

test.each<[string, Type, unknown, unknown]>([
  ["null and an empty text", text, null, ""],
  ["undefined and an empty text", text, undefined, ""],
  ["unknown and null", text, UNKNOWN, null],
  ["unknown and a text", text, UNKNOWN, "a"],
  ["two texts", text, "a", "b"],
  ["lists in another order", list, ["a", "b"], ["b", "a"]],
  ["a list and its beginning", list, ["a", "b"], ["a"]],
  ["a list and unknown", list, ["a"], UNKNOWN],
  ["a set and a part of it", set, ["a", "b"], ["a"]],
  ["a set and unknown", set, [], UNKNOWN],
  ["a map and one with more keys", map, { a: "1" }, { a: "1", b: "2" }],
  ["maps with other keys", map, { a: null }, { b: null }],
  ["maps with other values", map, { a: "1" }, { a: "2" }],
  ["a map and unknown", map, {}, UNKNOWN],
  ["objects with other members", object, { a: "1", b: 1 }, { a: "1", b: 2 }],
  ["an object and unknown", object, { a: null, b: null }, UNKNOWN],
  ["two numbers", number, 1, 2],
  ["a number and the same text", number, 1, "1"],
  ["a number and unknown", number, 1, UNKNOWN],
])("%s are two values", (_, type, a, b) => {
  expect(sameValue(a, b, type)).toBe(false);
  expect(sameValue(b, a, type)).toBe(false);
});

test("every value is the same as itself, and comparing knows no direction", () => {
  fc.assert(
    fc.property(typedValue, typedValue, ({ type, value }, other) => {
      expect(sameValue(structuredCloneOf(value), value, type)).toBe(true);
      expect(sameValue(value, other.value, type)).toBe(sameValue(other.value, value, type));
    }),
  );
});

/** Another object of the same content; tokens and decimals are kept. */
function structuredCloneOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(structuredCloneOf);
  if (typeof value !== "object" || value === null || value instanceof Decimal) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, structuredCloneOf(member)]));
}

describe("the meaning of an attribute's values", () => {
  const caseless = string({
    optional: true,
    description: "For the test.",
    equivalent: (a, b) => a.toLowerCase() === b.toLowerCase(),
  });
  const plain = string({ optional: true, description: "For the test." });

  test.each([
    ["A", "a", true],
    ["A", "b", false],
    ["A", null, false],
    [undefined, "a", false],
    ["A", UNKNOWN, false],
    [UNKNOWN, "a", false],
    [null, undefined, true],
  ])("%p and %p are told by the attribute only where both are known: %p", (a, b, same) => {
    expect(sameMeaning(a, b, caseless)).toBe(same);
  });

  test("is the value itself where the attribute says nothing", () => {
    expect(sameMeaning("A", "a", plain)).toBe(false);
    expect(sameMeaning("a", "a", plain)).toBe(true);
  });
});
