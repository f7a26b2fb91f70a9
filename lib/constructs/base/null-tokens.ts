import { Lazy, Token, Tokenization } from "cdktf";

/**
 * A value with an expression in the place of each null inside of it, which is written as null: of a provider's arguments
 * cdktf asks each for its keys, and breaks on null.
 */
export function withNullTokens(value: unknown): unknown {
  if (value === null) return Token.asString(Lazy.anyValue({ produce: () => null }));
  if (typeof value !== "object" || Tokenization.isResolvable(value)) return value;
  if (Array.isArray(value)) return Token.isUnresolved(value) ? value : value.map(withNullTokens);
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withNullTokens(member)]));
}
