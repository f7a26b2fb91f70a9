import { Token, Tokenization } from "cdktf";
import { Construct } from "constructs";
import {
  bareObject,
  camelCase,
  type Problem,
  quote,
  type Type,
  typeToText,
  UNKNOWN,
  unexpected,
  wrongType,
} from "../../schema";
import { propPath } from "./names";

/** The key that cdktf sets as an object's prototype instead of writing it. */
const LOST_KEY = "__proto__";
const LOST_KEY_RULE = `a map without the key ${LOST_KEY}, which cdktf leaves out; it is kept as the expression "\${"${LOST_KEY}"}"`;

/** Whether only Terraform knows the value: a token, or text with an expression in it. */
export function isExpression(value: unknown): boolean {
  if (typeof value === "string") return Token.isUnresolved(value) || /[$%]\{/.test(value);
  return typeof value !== "boolean" && (Token.isUnresolved(value) || Tokenization.isResolvable(value));
}

/**
 * A value as Terraform would hand it to the provider: converted to its type, members named as in Terraform's language,
 * {@link UNKNOWN} for what only Terraform knows. A value of another type becomes a problem and UNKNOWN.
 * @param nameOf How an argument is called in the text of a problem.
 */
export function configValue(
  type: Type,
  value: unknown,
  path: Problem["path"],
  problems: Problem[],
  nameOf: (path: Problem["path"]) => string = propPath,
): unknown {
  if (value === undefined || value === null) return null;
  if (value === UNKNOWN || isExpression(value)) return UNKNOWN;
  const mismatch = () => {
    problems.push({ ...wrongType({ name: nameOf(path), value: describe(value), type: typeToText(type) }), path });
    return UNKNOWN;
  };
  switch (type.kind) {
    case "string":
      return isText(value) ? String(value) : mismatch();
    case "number":
      return isNumeric(value) ? Number(value) : mismatch();
    case "bool":
      return isBoolean(value) ? value === true || value === "true" : mismatch();
    case "list":
    case "set":
      if (!Array.isArray(value)) return mismatch();
      return value
        .filter((item) => item !== undefined)
        .map((item, index) => configValue(type.element, item, [...path, index], problems, nameOf));
    case "map":
      if (!isPlainObject(value)) return mismatch();
      if (Object.hasOwn(value, LOST_KEY)) {
        const told = wrongType({ name: nameOf(path), value: `the key ${LOST_KEY}`, type: LOST_KEY_RULE });
        problems.push({ ...told, path });
      }
      return bareObject(
        Object.entries(value)
          .filter(([, item]) => item !== undefined)
          .map(([key, item]) => [key, configValue(type.element, item, [...path, key], problems, nameOf)]),
      );
    case "object":
      if (!isPlainObject(value)) return mismatch();
      problems.push(
        ...unexpected(value, Object.keys(type.attributes).map(camelCase), path, Object.keys(type.attributes)),
      );
      return bareObject(
        Object.entries(type.attributes).map(([name, member]) => [
          name,
          configValue(member, memberOf(value, name), [...path, name], problems, nameOf),
        ]),
      );
  }
}

/** A member of an object that a user wrote in camelCase, or in Terraform's spelling in an override. */
export function memberOf(object: Readonly<Record<string, unknown>>, name: string): unknown {
  return object[camelCase(name)] ?? object[name];
}

function describe(value: unknown): string {
  if (Construct.isConstruct(value)) return `the construct ${value.node.path}`;
  if (typeof value !== "object" || value === null) return quote(value);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === null) return "an object without a prototype";
  if (!Array.isArray(value) && prototype !== Object.prototype) return `a ${value.constructor.name}`;
  try {
    const text = JSON.stringify(value);
    return text.length > 80 ? `${text.slice(0, 79)}…` : text;
  } catch {
    return "an object that holds itself";
  }
}

// What JSON has no number for would be written as null.
function isText(value: unknown): boolean {
  return typeof value === "string" || typeof value === "boolean" || Number.isFinite(value);
}

/** A number as Terraform reads one in a text. */
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

function isNumeric(value: unknown): boolean {
  return typeof value === "number" || (typeof value === "string" && NUMBER.test(value));
}

function isBoolean(value: unknown): boolean {
  return typeof value === "boolean" || value === "true" || value === "false";
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    !Construct.isConstruct(value) &&
    // What a Map, a Date and their like hold are no members.
    Object.prototype.toString.call(value) === "[object Object]"
  );
}
