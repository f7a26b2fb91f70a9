import { decode, decodeOnce, encode, hasSecrets } from "../../../../lib/plugin/codec";
import { DynamicValue } from "../../../../lib/plugin/proto";
import { nested, string, type Type, UNKNOWN } from "../../../../lib/schema";

const type: Type = {
  kind: "object",
  attributes: { name: { kind: "string" }, regions: { kind: "list", element: { kind: "string" } } },
};
const other: Type = { kind: "object", attributes: { ...type.attributes } };

const wire = (name: unknown, regions: unknown = ["eu-west-1"]) => encode({ name, regions }, type);

describe("a value that is decoded again", () => {
  test("is the same object, which nobody can change", () => {
    const first = decodeOnce(wire("payments"), type) as { name: string; regions: string[] };
    expect(decodeOnce(wire("payments"), type)).toBe(first);
    expect(first).toEqual(decode(wire("payments"), type));
    expect(() => first.regions.push("eu-west-2")).toThrow(TypeError);
    expect(() => Object.assign(first, { name: "billing" })).toThrow(TypeError);
  });

  test("is another object for other bytes, and as another type", () => {
    const first = decodeOnce(wire("payments"), type);
    expect(decodeOnce(wire("billing"), type)).toEqual({ name: "billing", regions: ["eu-west-1"] });
    const asOther = decodeOnce(wire("payments"), other);
    expect(asOther).not.toBe(first);
    expect(asOther).toEqual(first);
  });

  test("may have unknown and missing members", () => {
    expect(decodeOnce(wire(UNKNOWN, null), type)).toEqual({ name: UNKNOWN, regions: null });
    expect(decodeOnce(DynamicValue.create({ json: Buffer.from('{"name":"x"}') }), type)).toEqual({
      name: "x",
      regions: null,
    });
    expect(decodeOnce(DynamicValue.create({ msgpack: Uint8Array.of(0xc0) }), type)).toBeNull();
    expect(decodeOnce(undefined, type)).toBeNull();
  });

  test("that does not match its type is refused each time", () => {
    const wrong = encode("payments", { kind: "string" });
    for (let time = 0; time < 2; time++) expect(() => decodeOnce(wrong, type)).toThrow("expected object, got string");
  });

  test("is decoded anew after many others", () => {
    const first = decodeOnce(wire("payments"), type);
    for (let index = 0; index < 100; index++) decodeOnce(wire(`account-${index}`), type);
    expect(decodeOnce(wire("payments"), type)).not.toBe(first);
    expect(decodeOnce(wire("payments"), type)).toEqual(first);
  });
});

describe("the encoding of a decoded value", () => {
  // A text with a length of its own byte, which Terraform may send and this library never does.
  const asSent = DynamicValue.create({
    msgpack: Buffer.concat([
      Buffer.from([0x82, 0xa4]),
      Buffer.from("name"),
      Buffer.from([0xd9, 1]),
      Buffer.from("x"),
      Buffer.from([0xa7]),
      Buffer.from("regions"),
      Buffer.from([0xc0]),
    ]),
  });

  test("is the bytes that it came from", () => {
    const value = decodeOnce(asSent, type);
    expect(value).toEqual({ name: "x", regions: null });
    expect(Buffer.from(encode(value, type).msgpack)).toEqual(Buffer.from(asSent.msgpack));
  });

  test("of its copy is made anew", () => {
    const copy = { ...(decodeOnce(asSent, type) as object) };
    expect(encode(copy, type).msgpack).not.toEqual(asSent.msgpack);
    expect(decode(encode(copy, type), type)).toEqual(copy);
  });
});

test("values of a schema with a sensitive or write-only attribute at any depth may hold secrets", () => {
  const plain = string({ optional: true, description: "Text." });
  const sensitive = string({ optional: true, sensitive: true, description: "Text." });
  const writeOnly = string({ optional: true, writeOnly: true, description: "Text." });
  const within = (inner: typeof plain | typeof sensitive) =>
    nested.list({ inner }, { optional: true, description: "Objects." });
  expect(hasSecrets({ attributes: { plain, within: within(plain) } })).toBe(false);
  expect(hasSecrets({ attributes: { plain, sensitive } })).toBe(true);
  expect(hasSecrets({ attributes: { plain, writeOnly } })).toBe(true);
  expect(hasSecrets({ attributes: { within: within(sensitive) } })).toBe(true);
});
