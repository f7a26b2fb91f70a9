import fc from "fast-check";
import { decode, encode, numberFromText } from "../../../../lib/plugin/codec";
import { DynamicValue } from "../../../../lib/plugin/proto";
import { Decimal, type Type } from "../../../../lib/schema";
import { exactNumber } from "./arbitraries";

const NUMBER: Type = { kind: "number" };
const hexOf = (value: unknown) => Buffer.from(encode(value, NUMBER).msgpack).toString("hex");
const textHex = (text: string) => Buffer.from([0xa0 | text.length, ...Buffer.from(text)]).toString("hex");
const decodeHex = (hex: string) => decode(DynamicValue.create({ msgpack: Buffer.from(hex, "hex") }), NUMBER);
const float = (value: number) => {
  const bytes = Buffer.alloc(9, 0xcb);
  bytes.writeDoubleBE(value, 1);
  return bytes.toString("hex");
};

test.each([
  [0, "00"],
  [-0, "00"],
  [127, "7f"],
  [-32, "e0"],
  [1.0, "01"],
  [65536, "ce00010000"],
  [2 ** 31, "cf0000000080000000"],
  [-(2 ** 31) - 1, "d3ffffffff7fffffff"],
  [Number.MAX_SAFE_INTEGER, "cf001fffffffffffff"],
  [2n ** 63n, "cf8000000000000000"],
  [2n ** 64n - 1n, "cfffffffffffffffff"],
  [-(2n ** 63n), "d38000000000000000"],
  [new Decimal("5.00"), "05"],
  [0.5, textHex("0.5")],
  [0.1, textHex("0.1")],
  [1e-7, textHex("0.0000001")],
  [-1.5e-7, textHex("-0.00000015")],
  [new Decimal("-0.10"), textHex("-0.1")],
  [2n ** 64n, textHex("18446744073709551616")],
  [1e21, textHex("1000000000000000000000")],
])("the number %p goes as %s", (value, hex) => {
  expect(hexOf(value)).toBe(hex);
});

test.each([
  ["an integer of 64 bits", "cf0020000000000001", 9007199254740993n],
  ["a small integer in 64 bits", "cf0000000000000007", 7],
  ["a negative one", "d3ffffffffffffffff", -1],
  ["text", textHex("0.1"), 0.1],
  ["text of a large integer", textHex("18446744073709551616"), 18446744073709551616n],
  ["text with more digits than a number has", textHex("0.12345678901234567890"), new Decimal("0.1234567890123456789")],
  ["text of an integer with decimals", textHex("12.000"), 12],
  ["a float that is exact", float(0.5), 0.5],
  ["a float of a whole number", float(3), 3],
  ["a float beyond 2^53", float(2 ** 70), 2n ** 70n],
  ["a float that no decimal is equal to", float(0.1), 0.1],
  ["the smallest float", float(2 ** -1074), 2 ** -1074],
])("the number %s is read exactly", (_, hex, value) => {
  expect(decodeHex(hex)).toEqual(value);
});

test.each(["", "1,5", "0x10", "abc", "1.", ".5", "--1", "1e", "NaN", "Infinity", "1e999999999"])(
  "%p is no number",
  (text) => {
    expect(numberFromText(text)).toBeUndefined();
    expect(() => decodeHex(textHex(text))).toThrow("expected number");
  },
);

test("infinity is no number", () => {
  expect(() => decodeHex(float(Number.POSITIVE_INFINITY))).toThrow("expected number");
  expect(() => hexOf(Number.NEGATIVE_INFINITY)).toThrow("expected finite number");
});

function shifted(value: unknown, by: number): string {
  const [digits, exponent = "0"] = String(value).split("e");
  return `${digits}e${Number(exponent) + by}`;
}

test("every number is read from its own text, with or without an exponent", () => {
  fc.assert(
    fc.property(exactNumber, fc.integer({ min: 0, max: 40 }), (value, shift) => {
      expect(numberFromText(String(value))).toEqual(value);
      expect(numberFromText(shifted(numberFromText(shifted(value, -shift)), shift))).toEqual(value);
    }),
  );
});

test("every float comes back as the number that it is", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      const exact = decodeHex(float(value));
      expect(Number(String(exact))).toBe(value + 0);
      expect(decodeHex(hexOf(exact))).toEqual(exact);
    }),
  );
});
