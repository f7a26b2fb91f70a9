import { Token, Tokenization } from "cdktf";
import { Construct } from "constructs";
import {
  bareObject,
  camelCase,
  isPlainObject,
  jsonText,
  type Problem,
  quote,
  type Type,
  typeToText,
  UNKNOWN,
  unexpected,
  wrongType,
} from "../../schema";
import * as words from "../words";
import { propPath } from "./names";
import { isNumberToken } from "./number-tokens";
import { isPlain } from "./plain";
import { holdsTemplate, unescaped } from "./template";

/** cdktf would set this key as the object's prototype instead of writing it. */
const LOST_KEY = "__proto__";
const LOST_KEY_RULE = `a map without the key ${LOST_KEY}, which cdktf leaves out; it is kept as the expression "\${"${LOST_KEY}"}"`;

/** Whether only Terraform knows the value: a token, or text with an interpolation. */
export function isExpression(value: unknown): boolean {
  if (isPlain(value)) return false;
  if (typeof value === "string") return Token.isUnresolved(value) || holdsTemplate(value);
  return typeof value !== "boolean" && (Token.isUnresolved(value) || Tokenization.isResolvable(value));
}

/**
 * A value as Terraform would pass it to the provider: converted to its type, member names as in Terraform, {@link
 * UNKNOWN} for anything that only Terraform knows. A value of the wrong type is reported and becomes UNKNOWN.
 * @param nameOf The name of an argument in messages.
 */
export function configValue(
  type: Type,
  value: unknown,
  path: Problem["path"],
  problems: Problem[],
  nameOf: (path: Problem["path"]) => string = propPath,
): unknown {
  if (value === undefined || value === null) return null;
  if (type.kind === "string" && typeof value === "string" && isPlain(value)) return value;
  if (value === UNKNOWN || isExpression(value)) return UNKNOWN;
  switch (type.kind) {
    case "string":
      if (isText(value)) return unescaped(String(value));
      break;
    case "number":
      if (isNumeric(value)) return Number(value);
      break;
    case "bool":
      if (isBoolean(value)) return value === true || value === "true";
      break;
    case "list":
    case "set":
      if (!Array.isArray(value)) break;
      problems.push(...undefinedIn(value, path, nameOf));
      return value
        .filter((item) => item !== undefined)
        .map((item, index) => configValue(type.element, item, [...path, index], problems, nameOf));
    case "map":
      if (!isMembers(value)) break;
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
      if (!isMembers(value)) break;
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
  problems.push({ ...wrongType({ name: nameOf(path), value: describe(value), type: typeToText(type) }), path });
  return UNKNOWN;
}

// Untyped code reads undefined of a constant that does not exist.
function undefinedIn(
  list: readonly unknown[],
  path: Problem["path"],
  nameOf: (path: Problem["path"]) => string,
): Problem[] {
  return [...list].flatMap((item, index) => {
    const at = [...path, index];
    return item === undefined ? [{ ...words.elementMissing({ name: nameOf(at) }), path: at }] : [];
  });
}

/** A member of an object, in camelCase or, for an override, in Terraform's spelling. */
export function memberOf(object: Readonly<Record<string, unknown>>, name: string): unknown {
  return object[camelCase(name)] ?? object[name];
}

/** What was given, for messages. */
export function describe(value: unknown): string {
  if (Construct.isConstruct(value)) return `the construct ${value.node.path}`;
  if (isNumberToken(value)) return "a number that only Terraform knows";
  if (typeof value !== "object" || value === null) return quote(value);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === null) return "an object without a prototype";
  if (!Array.isArray(value) && prototype !== Object.prototype) return `a ${value.constructor.name}`;
  try {
    const text = jsonText(value);
    return text.length > 80 ? `${text.slice(0, 79)}…` : text;
  } catch {
    return "an object that holds itself";
  }
}

// JSON would write NaN and infinite numbers as null.
function isText(value: unknown): boolean {
  return typeof value === "string" || typeof value === "boolean" || Number.isFinite(value);
}

/** The syntax in which Terraform converts a string to a number. */
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

function isNumeric(value: unknown): boolean {
  return Number.isFinite(value) || (typeof value === "string" && NUMBER.test(value));
}

function isBoolean(value: unknown): boolean {
  return typeof value === "boolean" || value === "true" || value === "false";
}

/** Whether a value is an object whose members are the elements of a map, or the arguments of an object. */
export function isMembers(value: unknown): value is Record<string, unknown> {
  return isPlainObject(value) && !Construct.isConstruct(value);
}
