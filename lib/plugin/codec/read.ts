import { bareObject, type Type, UNKNOWN } from "../../schema";
import type { ExactNumber } from "./number";
import { errorAt, kindOf } from "./path";

/** How an encoding represents scalars, and what to do with members that the type does not have. */
export interface Encoding {
  string(raw: unknown): string | undefined;
  number(raw: unknown): ExactNumber | undefined;
  key(raw: string): string;
  readonly extraMembers: "refuse" | "drop";
}

type Path = (string | number)[];

/** Reads a raw value as a type. Throws an Error that names the path if it does not match. */
export function read(raw: unknown, type: Type, encoding: Encoding): unknown {
  return readValue(raw, type, encoding, []);
}

function readValue(value: unknown, as: Type, encoding: Encoding, path: Path): unknown {
  if (value === null || value === undefined) return null;
  if (value === UNKNOWN) return UNKNOWN;
  switch (as.kind) {
    case "bool":
      return typeof value === "boolean" ? value : mismatch("bool", value, path);
    case "string":
      return encoding.string(value) ?? mismatch("string", value, path);
    case "number":
      return encoding.number(value) ?? mismatch("number", value, path);
    case "list":
    case "set":
      if (!Array.isArray(value)) return mismatch(as.kind, value, path);
      return value.map((element, index) => at(index, element, as.element, encoding, path));
    case "map":
      return readMap(value, as.element, encoding, path);
    case "object":
      return readObject(value, as.attributes, encoding, path);
  }
}

function readMap(value: unknown, element: Type, encoding: Encoding, path: Path): Record<string, unknown> {
  const given = members(value, "map", path);
  const map = bareObject<unknown>();
  for (const raw of Object.keys(given)) {
    const key = encoding.key(raw);
    map[key] = at(key, given[raw], element, encoding, path);
  }
  return map;
}

function readObject(
  value: unknown,
  attributes: Readonly<Record<string, Type>>,
  encoding: Encoding,
  path: Path,
): Record<string, unknown> {
  const raw = members(value, "object", path);
  const given = bareObject<unknown>();
  for (const name of Object.keys(raw)) {
    const key = encoding.key(name);
    if (encoding.extraMembers === "refuse" && !Object.hasOwn(attributes, key)) {
      throw errorAt([...path, key], "the schema has no such attribute");
    }
    given[key] = raw[name];
  }
  const object = bareObject<unknown>();
  for (const name of Object.keys(attributes)) object[name] = at(name, given[name], attributes[name]!, encoding, path);
  return object;
}

function members(value: unknown, kind: string, path: Path): Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null || kindOf(value) !== "object") return mismatch(kind, value, path);
  return value as Readonly<Record<string, unknown>>;
}

function at(step: string | number, value: unknown, as: Type, encoding: Encoding, path: Path): unknown {
  path.push(step);
  const result = readValue(value, as, encoding, path);
  path.pop();
  return result;
}

function mismatch(expected: string, value: unknown, path: Path): never {
  throw errorAt(path, `expected ${expected}, got ${kindOf(value)}`);
}
