import { isObject } from "../../schema";
import { isExpression } from "../base/config-value";

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

function literalOf(text: string): unknown {
  const inner = /^\$\{([\s\S]*)\}$/.exec(text)?.[1]?.trim();
  if (inner === undefined) return undefined;
  const bare = /^to(?:set|list)\(([\s\S]*)\)$/.exec(inner)?.[1] ?? inner;
  try {
    const found: unknown = JSON.parse(bare);
    const isText = (item: unknown) => typeof item === "string" && !isExpression(item);
    return isText(found) || (Array.isArray(found) && found.every(isText)) ? found : undefined;
  } catch {
    return undefined;
  }
}
