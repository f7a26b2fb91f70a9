import { bareObject, Decimal, nearest, type Type, UNKNOWN } from "../../schema";
import { numberToWire } from "./number";
import { errorAt, kindOf } from "./path";

type Path = (string | number)[];

/** Converts a value for {@link pack}. Missing members and undefined become null. Throws an Error that names the path. */
export function write(value: unknown, type: Type): unknown {
  return writeValue(value, type, []);
}

function writeValue(given: unknown, as: Type, path: Path): unknown {
  if (given === null || given === undefined) return null;
  if (given === UNKNOWN) return UNKNOWN;
  switch (as.kind) {
    case "bool":
      return typeof given === "boolean" ? given : mismatch("bool", given, path);
    case "string":
      return typeof given === "string" ? wellFormed(given) : mismatch("string", given, path);
    case "number":
      return writeNumber(given, path);
    case "list":
    case "set":
      if (!Array.isArray(given)) return mismatch(as.kind, given, path);
      return Array.from(given, (element, index) => at(index, element, as.element, path));
    case "map":
      return writeMap(members(given, "map", path), as.element, path);
    case "object":
      return writeObject(members(given, "object", path), as.attributes, path);
  }
}

function writeNumber(given: unknown, path: Path): unknown {
  if (typeof given !== "number" && typeof given !== "bigint" && !(given instanceof Decimal)) {
    return mismatch("number", given, path);
  }
  return numberToWire(given) ?? mismatch("finite number", given, path);
}

function writeMap(given: Readonly<Record<string, unknown>>, element: Type, path: Path): Record<string, unknown> {
  const map = bareObject<unknown>();
  for (const key of Object.keys(given)) map[wellFormed(key)] = at(key, given[key], element, path);
  return map;
}

function writeObject(
  given: Readonly<Record<string, unknown>>,
  attributes: Readonly<Record<string, Type>>,
  path: Path,
): Record<string, unknown> {
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(attributes, name)) refuse(name, Object.keys(attributes), path);
  }
  const object = bareObject<unknown>();
  for (const name of Object.keys(attributes)) {
    object[name] = at(name, Object.hasOwn(given, name) ? given[name] : null, attributes[name]!, path);
  }
  return object;
}

function refuse(name: string, attributes: readonly string[], path: Path): never {
  const near = nearest(name, attributes);
  const hint = near ? `did you mean ${near}?` : `it has ${attributes.join(", ")}`;
  throw errorAt([...path, name], `the schema has no such attribute; ${hint}`);
}

function members(given: unknown, kind: string, path: Path): Readonly<Record<string, unknown>> {
  if (kindOf(given) !== "object") return mismatch(kind, given, path);
  return given as Readonly<Record<string, unknown>>;
}

function at(step: string | number, given: unknown, as: Type, path: Path): unknown {
  path.push(step);
  const result = writeValue(given, as, path);
  path.pop();
  return result;
}

function mismatch(expected: string, given: unknown, path: Path): never {
  throw errorAt(path, `expected ${expected}, got ${kindOf(given)}`);
}

// UTF-8 cannot encode lone surrogates; Terraform would store bytes that no JSON output can show.
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, "\ufffd");
}
