import { types } from "node:util";
import type { Attribute } from "../../schema";
import { misplacedToken } from "./misplaced-tokens";
import { isPlain } from "./plain";
import { isSecret } from "./schema-facts";

/**
 * Whether a value is one of those that most arguments are given, in which there is nothing to refuse: a plain text,
 * number or boolean of the argument's own type, or a list of plain texts.
 */
export function isWrittenAsGiven(attribute: Attribute, value: unknown): boolean {
  if (isSecret(attribute)) return false;
  const { type } = attribute;
  switch (type.kind) {
    case "string":
      return isPlainText(value);
    case "number":
      return typeof value === "number" && Number.isFinite(value) && isPlain(value);
    case "bool":
      return typeof value === "boolean";
    case "list":
    case "set":
      return type.element.kind === "string" && isListOfPlainTexts(value);
    default:
      return false;
  }
}

function isPlainText(value: unknown): boolean {
  return typeof value === "string" && isPlain(value) && misplacedToken(value) === undefined;
}

// A Proxy's, a class's or a named member may be one that cannot be read.
function isListOfPlainTexts(value: unknown): boolean {
  if (types.isProxy(value) || !Array.isArray(value) || Object.getPrototypeOf(value) !== Array.prototype) return false;
  if (Object.keys(value).length !== value.length) return false;
  try {
    for (const element of value) if (!isPlainText(element)) return false;
    return true;
  } catch {
    return false;
  }
}
