import { errorAt, kindOf, pathToText } from "../../../../lib/plugin/codec/path";
import { Decimal, UNKNOWN } from "../../../../lib/schema";

test.each([
  [[], ""],
  [["regions"], "regions"],
  [["regions", 1], "regions[1]"],
  [["parts", 0, "name"], "parts[0].name"],
  [["tags", "cost-centre"], "tags.cost-centre"],
  [["tags", "cost centre"], 'tags["cost centre"]'],
  [["tags", "1st"], 'tags["1st"]'],
  [["tags", 'a"b'], 'tags["a\\"b"]'],
  [["tags", "a.b"], 'tags["a.b"]'],
  [["tags", ""], 'tags[""]'],
  [["_tags", "A-1_b"], "_tags.A-1_b"],
  [[0], "[0]"],
])("the path %j is written %s", (path, text) => {
  expect(pathToText(path)).toBe(text);
});

test("an error names the path before the problem, and just the problem for the whole value", () => {
  expect(errorAt(["regions", 1], "expected string, got number").message).toBe(
    "regions[1]: expected string, got number",
  );
  expect(errorAt([], "expected object, got null").message).toBe("expected object, got null");
});

test.each([
  [null, "null"],
  [["a"], "list"],
  [new Uint8Array(1), "string"],
  ["a", "string"],
  [1, "number"],
  [5n, "number"],
  [new Decimal("0.5"), "number"],
  [true, "boolean"],
  [{}, "object"],
  [UNKNOWN, "symbol"],
  [undefined, "undefined"],
])("a message calls %p a %s", (value, kind) => {
  expect(kindOf(value)).toBe(kind);
});
