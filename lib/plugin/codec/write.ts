import { bareObject, Decimal, nearest, type Type, UNKNOWN } from "../../schema";
import { numberToWire } from "./number";
import { errorAt, kindOf } from "./path";

/** Converts a value for {@link pack}. Missing members and undefined become null. Throws an Error that names the path. */
export function write(value: unknown, type: Type): unknown {
  const path: (string | number)[] = [];
  return writeValue(value, type);

  function writeValue(given: unknown, as: Type): unknown {
    if (given === null || given === undefined) return null;
    if (given === UNKNOWN) return UNKNOWN;
    switch (as.kind) {
      case "bool":
        return typeof given === "boolean" ? given : mismatch("bool", given);
      case "string":
        return typeof given === "string" ? wellFormed(given) : mismatch("string", given);
      case "number":
        return writeNumber(given);
      case "list":
      case "set":
        if (!Array.isArray(given)) return mismatch(as.kind, given);
        return Array.from(given, (element, index) => at(index, element, as.element));
      case "map":
        return bareObject(
          Object.entries(members(given, "map")).map(([key, member]) => [wellFormed(key), at(key, member, as.element)]),
        );
      case "object":
        return writeObject(members(given, "object"), as.attributes);
    }
  }

  function writeNumber(given: unknown): unknown {
    if (typeof given !== "number" && typeof given !== "bigint" && !(given instanceof Decimal)) {
      return mismatch("number", given);
    }
    return numberToWire(given) ?? mismatch("finite number", given);
  }

  function writeObject(given: Readonly<Record<string, unknown>>, attributes: Readonly<Record<string, Type>>): unknown {
    for (const name of Object.keys(given)) if (!Object.hasOwn(attributes, name)) refuse(name, Object.keys(attributes));
    return bareObject(
      Object.entries(attributes).map(([name, member]) => [
        name,
        at(name, Object.hasOwn(given, name) ? given[name] : null, member),
      ]),
    );
  }

  function refuse(name: string, attributes: readonly string[]): never {
    const near = nearest(name, attributes);
    const hint = near ? `did you mean ${near}?` : `it has ${attributes.join(", ")}`;
    throw errorAt([...path, name], `the schema has no such attribute; ${hint}`);
  }

  function members(given: unknown, kind: string): Readonly<Record<string, unknown>> {
    if (kindOf(given) !== "object") return mismatch(kind, given);
    return given as Readonly<Record<string, unknown>>;
  }

  function at(step: string | number, given: unknown, as: Type): unknown {
    path.push(step);
    const result = writeValue(given, as);
    path.pop();
    return result;
  }

  function mismatch(expected: string, given: unknown): never {
    throw errorAt(path, `expected ${expected}, got ${kindOf(given)}`);
  }
}

// UTF-8 cannot encode lone surrogates; Terraform would store bytes that no JSON output can show.
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, "\ufffd");
}
