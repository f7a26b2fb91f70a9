import { Token, Tokenization } from "cdktf";
import { Construct } from "constructs";

/** What a number that only Terraform knows looks like once JavaScript has put it into a text. */
const NUMBER_TOKEN = /-8\.\d+e\+298/gi;
/** The same for what stands for the elements of a list of numbers. */
const NUMBER_LIST_TOKEN = /-1\.888\d+e\+289/gi;
/** What is left of the text of a token that JavaScript took apart or wrote in other letters. */
const BROKEN_TOKEN = /[$#&]\{TfTok/i;

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

/** What is wrong with a text that is written as it stands there: what only Terraform knows would be a literal in it. */
export function literalToken(text: string): string | undefined {
  if (holdsNumberToken(text)) {
    return "Got a number that only Terraform knows inside a text, where cdktf writes it as a literal. Put it there as text: Token.asString(number).";
  }
  if ((text.match(NUMBER_LIST_TOKEN) ?? []).some((number) => Token.isUnresolved([Number(number)]))) {
    return "Got a number of a list that only Terraform knows, inside a text. Take it out of the list with Fn.element(list, index), and put it there as text: Token.asString(Fn.element(list, index)).";
  }
  if (BROKEN_TOKEN.test(text)) {
    return "Got a piece of a token, or one in other letters: JavaScript cannot change what only Terraform knows. Use Terraform's functions, such as Fn.upper, Fn.substr and Fn.keys.";
  }
  return undefined;
}

/** What {@link expressionHoldsNumberText} means for whoever wrote it. */
export const NUMBER_IN_EXPRESSION =
  "Got an expression with a number that only Terraform knows inside a text. Give the expression the number alone, or put it into the text as text: Token.asString(number).";

/**
 * Whether an expression has a number token inside a text that is one of its arguments. cdktf writes that as a literal too,
 * or as the words of the reference.
 */
export function expressionHoldsNumberText(value: unknown): boolean {
  return textsInside(value, new Set()).some((text) => holdsNumberToken(text));
}

function textsInside(value: unknown, seen: Set<unknown>): string[] {
  if (typeof value === "string") {
    const { tokens } = Tokenization.reverseString(value);
    return tokens.flatMap((token) => partsOf(token, seen));
  }
  if (Array.isArray(value)) {
    const [token] = Token.isUnresolved(value) ? [Tokenization.reverse(value)] : [];
    return token ? partsOf(token, seen) : value.flatMap((item) => textsInside(item, seen));
  }
  if (typeof value === "number") {
    const token = Tokenization.reverseNumber(value);
    return Tokenization.isResolvable(token) ? partsOf(token, seen) : [];
  }
  if (Tokenization.isResolvable(value)) return partsOf(value as object, seen);
  if (typeof value !== "object" || value === null || Construct.isConstruct(value) || seen.has(value)) return [];
  seen.add(value);
  return Object.values(value).flatMap((item) => textsInside(item, seen));
}

// The arguments of an expression are its members: texts of their own, or more expressions.
function partsOf(token: object, seen: Set<unknown>): string[] {
  if (seen.has(token) || Construct.isConstruct(token)) return [];
  seen.add(token);
  const parts = Object.entries(token).filter(([name]) => name !== "creationStack");
  return parts.flatMap(([, part]) => [...plainTexts(part), ...textsInside(part, seen)]);
}

function plainTexts(part: unknown): string[] {
  if (typeof part === "string") return [part];
  if (Construct.isConstruct(part) || Tokenization.isResolvable(part)) return [];
  if (typeof part !== "object" || part === null || Token.isUnresolved(part)) return [];
  return Object.entries(part).flatMap(([key, item]) => [key, ...plainTexts(item)]);
}
