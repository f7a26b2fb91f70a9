import fc from "fast-check";
import { bareObject, Decimal, type Type, UNKNOWN } from "../../../../lib/schema";

const name = fc.stringMatching(/^[a-z_][a-z0-9_]{0,8}$/).filter((text) => text !== "__proto__");
const key = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("__proto__", "constructor", "\0", "0", ""));

/** Any type, three levels deep. */
export const anyType: fc.Arbitrary<Type> = fc.letrec<{ type: Type }>((tie) => ({
  type: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom<Type>({ kind: "string" }, { kind: "number" }, { kind: "bool" }),
    fc.record({ kind: fc.constantFrom("list" as const, "set" as const, "map" as const), element: tie("type") }),
    fc.record({ kind: fc.constant("object" as const), attributes: fc.dictionary(name, tie("type"), { maxKeys: 4 }) }),
  ),
})).type;

/** Numbers in the form that decoding gives: number where that is exact, else bigint or Decimal. */
export const exactNumber: fc.Arbitrary<number | bigint | Decimal> = fc.oneof(
  fc.maxSafeInteger().map((value) => value + 0),
  fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Number.isInteger(value)),
  fc.bigInt().filter((value) => !Number.isSafeInteger(Number(value))),
  fc.tuple(fc.maxSafeInteger(), fc.stringMatching(/^\d{20}[1-9]$/)).map(([w, f]) => new Decimal(`${w}.${f}`)),
);

/** A value of a type, in which anything may be null or unknown. */
export function valuesOf(type: Type): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 8, arbitrary: known(type) }, { weight: 1, arbitrary: fc.constantFrom(null, UNKNOWN) });
}

function known(type: Type): fc.Arbitrary<unknown> {
  switch (type.kind) {
    case "string":
      return fc.string({ unit: "binary" });
    case "number":
      return exactNumber;
    case "bool":
      return fc.boolean();
    case "list":
    case "set":
      return fc.array(valuesOf(type.element), { maxLength: 5 });
    case "map":
      return fc.array(fc.tuple(key, valuesOf(type.element)), { maxLength: 5 }).map((entries) => bareObject(entries));
    case "object":
      return fc
        .tuple(...Object.entries(type.attributes).map(([member, of]) => valuesOf(of).map((v) => [member, v] as const)))
        .map((entries) => bareObject(entries));
  }
}

/** A type and a value of it. */
export const typedValue = anyType.chain((type) => valuesOf(type).map((value) => ({ type, value })));
