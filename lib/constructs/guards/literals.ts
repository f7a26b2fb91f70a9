import { isObject } from "../../schema";
import { isExpression } from "../base/config-value";
import { literalOf } from "../base/literals";

/**
 * Replaces expressions that consist of nothing but a text, or of a list of texts as `Fn.toset([…])` makes it, by their
 * value: they are known without Terraform.
 */
export function withoutLiteralExpressions(attributes: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, plain(value)]));
}

function plain(value: unknown): unknown {
  if (typeof value === "string") return literalOf(value) ?? value;
  if (Array.isArray(value)) return value.map(plain);
  return isObject(value) && !isExpression(value) ? withoutLiteralExpressions(value) : value;
}
