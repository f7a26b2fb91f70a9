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

/** Reads a raw value as a type. Throws an Error that names the path if it does not match. */
export function read(raw: unknown, type: Type, encoding: Encoding): unknown {
  const path: (string | number)[] = [];
  return readValue(raw, type);

  function readValue(value: unknown, as: Type): unknown {
    if (value === null || value === undefined) return null;
    if (value === UNKNOWN) return UNKNOWN;
    switch (as.kind) {
      case "bool":
        return typeof value === "boolean" ? value : mismatch("bool", value);
      case "string":
        return encoding.string(value) ?? mismatch("string", value);
      case "number":
        return encoding.number(value) ?? mismatch("number", value);
      case "list":
      case "set":
        if (!Array.isArray(value)) return mismatch(as.kind, value);
        return value.map((element, index) => at(index, element, as.element));
      case "map":
        return bareObject(members(value, "map").map(([key, member]) => [key, at(key, member, as.element)] as const));
      case "object":
        return readObject(value, as.attributes);
    }
  }

  function readObject(value: unknown, attributes: Readonly<Record<string, Type>>): Record<string, unknown> {
    const given = bareObject(members(value, "object"));
    if (encoding.extraMembers === "refuse") {
      for (const name of Object.keys(given)) {
        if (!Object.hasOwn(attributes, name)) throw errorAt([...path, name], "the schema has no such attribute");
      }
    }
    return bareObject(
      Object.entries(attributes).map(([name, member]) => [name, at(name, given[name], member)] as const),
    );
  }

  function members(value: unknown, kind: string): [string, unknown][] {
    if (typeof value !== "object" || value === null || kindOf(value) !== "object") return mismatch(kind, value);
    return Object.entries(value).map(([key, member]) => [encoding.key(key), member]);
  }

  function at(step: string | number, value: unknown, as: Type): unknown {
    path.push(step);
    const result = readValue(value, as);
    path.pop();
    return result;
  }

  function mismatch(expected: string, value: unknown): never {
    throw errorAt(path, `expected ${expected}, got ${kindOf(value)}`);
  }
}
