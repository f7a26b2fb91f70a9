import { isExpression } from "./config-value";

/**
 * The value of an expression that consists of nothing but a text, or of a list of texts as `Fn.toset([…])` makes it;
 * undefined for any other text.
 */
export function literalOf(text: string): unknown {
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
