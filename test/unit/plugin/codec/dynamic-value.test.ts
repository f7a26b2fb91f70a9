import fc from "fast-check";
import { decode, encode, isNone } from "../../../../lib/plugin/codec";
import { DynamicValue } from "../../../../lib/plugin/proto";
import { bareObject, Decimal, type Type, UNKNOWN } from "../../../../lib/schema";
import { typedValue } from "./arbitraries";

const STRING: Type = { kind: "string" };
const NUMBER: Type = { kind: "number" };
const list = (element: Type): Type => ({ kind: "list", element });
const map = (element: Type): Type => ({ kind: "map", element });
const object = (attributes: Record<string, Type>): Type => ({ kind: "object", attributes });

const fromHex = (hex: string) => DynamicValue.create({ msgpack: Buffer.from(hex.replaceAll(" ", ""), "hex") });
const fromJson = (json: string) => DynamicValue.create({ json: Buffer.from(json) });
const hexOf = (value: unknown, type: Type) => Buffer.from(encode(value, type).msgpack).toString("hex");

test("any value of any type, unknown and null at any depth, comes back as it went", () => {
  fc.assert(
    fc.property(typedValue, ({ type, value }) => {
      expect(decode(encode(value, type), type)).toEqual(value);
    }),
    { numRuns: 500 },
  );
});

test("the second encoding of a value is the same bytes as the first", () => {
  fc.assert(
    fc.property(typedValue, ({ type, value }) => {
      const first = encode(value, type);
      expect(encode(decode(first, type), type).msgpack).toEqual(first.msgpack);
    }),
  );
});

describe("an unknown value", () => {
  test("is extension 0 with one zero byte", () => {
    expect(hexOf(UNKNOWN, STRING)).toBe("d40000");
    expect(hexOf(["a", UNKNOWN], list(STRING))).toBe("92a161d40000");
  });

  test.each(["d40000", "c7030c8101c2", "d4ff00", "c70105ff"])("is any extension: %s", (hex) => {
    expect(decode(fromHex(hex), map(STRING))).toBe(UNKNOWN);
    expect(decode(fromHex(`91${hex}`), list(NUMBER))).toEqual([UNKNOWN]);
  });

  test("is not what undefined becomes", () => {
    expect(hexOf(undefined, STRING)).toBe("c0");
    expect(hexOf({ a: undefined }, object({ a: STRING, b: STRING }))).toBe("82a161c0a162c0");
    expect(hexOf([undefined], list(STRING))).toBe("91c0");
  });
});

describe("objects and maps", () => {
  test("attributes that were not given are null", () => {
    expect(decode(encode({}, object({ a: STRING })), object({ a: STRING }))).toEqual(bareObject([["a", null]]));
  });

  test("an inherited member is no attribute", () => {
    const type = object({ constructor: STRING, toString: STRING });
    expect(decode(encode({}, type), type)).toEqual(
      bareObject([
        ["constructor", null],
        ["toString", null],
      ]),
    );
  });

  test("the key __proto__ is a key like any other, both ways", () => {
    const value = bareObject([
      ["__proto__", "a"],
      ["constructor", "b"],
      ["\0", "c"],
      ["\0__proto__", "d"],
    ]);
    expect(decode(encode(value, map(STRING)), map(STRING))).toEqual(value);
    expect(decode(fromHex("81 a9 5f5f70726f746f5f5f a161"), map(STRING))).toEqual(bareObject([["__proto__", "a"]]));
    expect(Object.keys(decode(fromJson('{"__proto__":"a"}'), map(STRING)) as object)).toEqual(["__proto__"]);
  });

  test("an attribute that the schema does not have is refused, with a hint", () => {
    const type = object({ a: object({ regions: STRING, name: STRING }) });
    expect(() => encode({ a: { regoins: "x" } }, type)).toThrow(
      "a.regoins: the schema has no such attribute; did you mean regions?",
    );
    expect(() => encode({ a: { zone: "x" } }, type)).toThrow(
      "a.zone: the schema has no such attribute; it has regions, name",
    );
    expect(() => decode(fromJson('{"a":{"zone":"x"}}'), type)).toThrow("a.zone: the schema has no such attribute");
  });
});

test("a value that does not fit is refused with its path and without its content", () => {
  const type = object({ regions: list(STRING), tags: map(STRING), on: { kind: "bool" }, size: NUMBER });
  const messageOf = (value: unknown) => {
    try {
      encode(value, type);
    } catch (error) {
      return (error as Error).message;
    }
    return "accepted";
  };
  expect(messageOf({ regions: ["a", 7] })).toBe("regions[1]: expected string, got number");
  expect(messageOf({ tags: { "cost centre": true } })).toBe('tags["cost centre"]: expected string, got boolean');
  expect(messageOf({ tags: ["a"] })).toBe("tags: expected map, got list");
  expect(messageOf({ regions: "secret" })).toBe("regions: expected list, got string");
  expect(messageOf({ on: "true" })).toBe("on: expected bool, got string");
  expect(messageOf({ size: "1" })).toBe("size: expected number, got string");
  expect(messageOf({ size: Number.NaN })).toBe("size: expected finite number, got number");
  expect(messageOf({ size: new Decimal("1,5") })).toBe("size: expected finite number, got number");
  expect(messageOf({ tags: new Decimal("1.5") })).toBe("tags: expected map, got number");
  expect(messageOf("x")).toBe("expected object, got string");
  expect(() => decode(fromHex("92a16107"), list(STRING))).toThrow("[1]: expected string, got number");
  expect(() => decode(fromHex("a161"), NUMBER)).toThrow("expected number, got string");
});

test("text keeps a byte order mark, however long, and loses lone surrogates", () => {
  const csv = `\ufeff${"a,b\n".repeat(200)}`;
  expect(decode(encode(csv, STRING), STRING)).toBe(csv);
  expect(decode(encode("a\ud800b", STRING), STRING)).toBe("a\ufffdb");
  expect(decode(encode("🔑", STRING), STRING)).toBe("🔑");
});

test("nothing sent is null", () => {
  expect(decode(undefined, STRING)).toBeNull();
  expect(decode(DynamicValue.create(), STRING)).toBeNull();
});

test("JSON is read like msgpack", () => {
  const type = object({ a: list(NUMBER), b: { kind: "bool" }, c: map(STRING), d: NUMBER });
  expect(decode(fromJson('{"a":[1,0.1,9007199254740993],"b":true,"c":{"x":"y"},"d":"12"}'), type)).toEqual(
    bareObject<unknown>([
      ["a", [1, 0.1, 9007199254740993n]],
      ["b", true],
      ["c", bareObject([["x", "y"]])],
      ["d", 12],
    ]),
  );
});

test("whether there is a value is known without decoding it, in both encodings", () => {
  const type = { kind: "object", attributes: { id: { kind: "string" } } } as const;
  expect(isNone(undefined)).toBe(true);
  expect(isNone(DynamicValue.create())).toBe(true);
  expect(isNone(encode(null, type))).toBe(true);
  expect(isNone(DynamicValue.create({ json: Buffer.from("null") }))).toBe(true);
  expect(isNone(encode({ id: null }, type))).toBe(false);
  expect(isNone(encode(UNKNOWN, type))).toBe(false);
  expect(isNone(DynamicValue.create({ json: Buffer.from("{}") }))).toBe(false);
});
