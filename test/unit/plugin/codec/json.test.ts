import fc from "fast-check";
import { decodeJsonState, parseJson } from "../../../../lib/plugin/codec";
import { isJsonNumber } from "../../../../lib/plugin/codec/json";
import { bareObject, Decimal, type Type } from "../../../../lib/schema";

test("the parser of JSON agrees with JSON.parse, but for the digits that JSON.parse loses", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value);
      const toNumber = (_: string, held: unknown) => (isJsonNumber(held) ? Number(String(held)) : held);
      expect(JSON.stringify(parseJson(text), toNumber)).toBe(text);
    }),
  );
});

test("strings and keys that look like the parser's own marks stay what they are", () => {
  for (const text of ["\0", "\0" + "1", "\0s", "\0\0s1", "\\u00001", '"1"', "1", "a\\", '\\"1']) {
    expect(parseJson(JSON.stringify({ [text]: [text, 0.25] }))).toEqual(bareObject([[text, [text, 0.25]]]));
  }
});

test("digits within a text stay text, however many and wherever they stand", () => {
  const text = "at 9007199254740993.50, or 1e400, not 007";
  expect(parseJson(JSON.stringify({ [text]: text }))).toEqual(bareObject([[text, text]]));
});

test("numbers in JSON keep all their digits", () => {
  expect(parseJson("[9007199254740993, 0.1, 1e3, -12, 123456789012345678901234567890.5, 1.0]")).toEqual([
    9007199254740993n,
    0.1,
    1000,
    -12,
    new Decimal("123456789012345678901234567890.5"),
    1,
  ]);
});

test("__proto__ in JSON is a key and changes no prototype", () => {
  const parsed = parseJson('{"__proto__":{"admin":true},"a":1}') as Record<string, unknown>;
  expect(Object.keys(parsed)).toEqual(["__proto__", "a"]);
  expect(parsed.admin).toBeUndefined();
});

test.each(["", "{", "[01]", "[1.]", "[+1]", "{a:1}", "[1,]", '"\n"', "nul"])(
  "the JSON %j is refused without being quoted",
  (text) => {
    expect(() => parseJson(Buffer.from(text))).toThrow(/^not valid JSON$/);
  },
);

test("a number in JSON with an absurd exponent is refused", () => {
  expect(() => parseJson("[1e999999]")).toThrow('a number in JSON has too many digits: "1e999999"');
});

describe("a state's JSON", () => {
  const type: Type = {
    kind: "object",
    attributes: {
      id: { kind: "string" },
      size: { kind: "number" },
      tags: { kind: "map", element: { kind: "string" } },
      parts: {
        kind: "list",
        element: { kind: "object", attributes: { name: { kind: "string" }, on: { kind: "bool" } } },
      },
    },
  };

  test("is read as today's type: what is gone is dropped, what is new is null, at any depth", () => {
    const json = '{"id":"7","old":1,"parts":[{"name":"a","was":[1]}],"tags":{"__proto__":"x"}}';
    expect(decodeJsonState(Buffer.from(json), type)).toEqual(
      bareObject<unknown>([
        ["id", "7"],
        ["size", null],
        ["tags", bareObject([["__proto__", "x"]])],
        [
          "parts",
          [
            bareObject<unknown>([
              ["name", "a"],
              ["on", null],
            ]),
          ],
        ],
      ]),
    );
  });

  test("that does not fit is refused with the path", () => {
    expect(() => decodeJsonState('{"parts":[{"on":"x"}]}', type)).toThrow(
      new Error("parts[0].on: expected bool, got string"),
    );
    expect(() => decodeJsonState('{"parts":"x"}', type)).toThrow(new Error("parts: expected list, got string"));
    expect(() => decodeJsonState('{"parts":["x"]}', type)).toThrow(new Error("parts[0]: expected object, got string"));
    expect(() => decodeJsonState('{"tags":[]}', type)).toThrow(new Error("tags: expected map, got list"));
    expect(() => decodeJsonState("[]", type)).toThrow(new Error("expected object, got list"));
  });
});
