import { Token, Tokenization } from "cdktf";

/** What a number that only Terraform knows looks like once JavaScript has put it into a text. */
const NUMBER_TOKEN = /-8\.\d+e\+298/g;

/**
 * A value in which each number token inside a text became a token of text. cdktf looks for numbers in the finished text, and
 * takes a hyphen beside one for a part of it: `team-${variable.numberValue}` would be written as a literal.
 */
export function textTokens(value: unknown): unknown {
  if (typeof value === "string") return holdsNumberToken(value) ? value.replace(NUMBER_TOKEN, asText) : value;
  if (Array.isArray(value)) return Token.isUnresolved(value) ? value : value.map(textTokens);
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [textTokens(key), textTokens(member)]));
}

/** Whether a text holds a number token. */
export function holdsNumberToken(text: string): boolean {
  return (text.match(NUMBER_TOKEN) ?? []).some((number) => Token.isUnresolved(Number(number)));
}

function asText(number: string): string {
  const token = Tokenization.reverseNumber(Number(number));
  return Tokenization.isResolvable(token) ? Token.asString(token) : number;
}
