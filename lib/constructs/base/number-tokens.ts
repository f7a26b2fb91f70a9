import { Token, Tokenization } from "cdktf";
import { Construct } from "constructs";
import type { Message } from "../../words";
import * as words from "../words";

/** What a number that only Terraform knows looks like once JavaScript has put it into a text. */
const NUMBER_TOKEN = /-8\.\d+e\+298/gi;
/** The same for what stands for the elements of a list of numbers. */
const NUMBER_LIST_TOKEN = /-1\.888\d+e\+289/gi;
/** What is left of the text of a token that JavaScript took apart or wrote in other letters. */
const BROKEN_TOKEN = /[$#&]\{TfTok/i;
/** What becomes of a number token that JavaScript counts with: no number of that size has a meaning here. */
const CHANGED_NUMBER = /\de[+-]?(?:2[89]|30)\d/i;
/** The same, written out in another base or in groups of digits. */
const WRITTEN_OUT = /\d{100}|(?:\d{2,3}\W){40}/;

/**
 * A value in which each number token inside a text became a token of text. cdktf looks for numbers in the finished text, and
 * takes a hyphen beside one for a part of it: `team-${variable.numberValue}` would be written as a literal.
 */
export function textTokens(value: unknown): unknown {
  return withTextTokens(value, []);
}

// What holds itself stays as it is, and is refused by its type.
function withTextTokens(value: unknown, above: readonly unknown[]): unknown {
  if (typeof value === "string") return holdsNumberToken(value) ? value.replace(NUMBER_TOKEN, asText) : value;
  if (typeof value !== "object" || value === null || above.includes(value)) return value;
  const inside = [...above, value];
  if (Array.isArray(value)) {
    return Token.isUnresolved(value) ? value : value.map((item) => withTextTokens(item, inside));
  }
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  const members = Object.entries(value).map(([key, member]) => [textTokens(key), withTextTokens(member, inside)]);
  return Object.fromEntries(members);
}

/** Whether a value holds what looks like a token and is none of this app: cdktf would end at it. */
export function holdsForeignToken(value: unknown): boolean {
  try {
    textsInside(value, new Set());
    return false;
  } catch {
    return true;
  }
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
export function literalToken(text: string): Message<"error"> | undefined {
  if (holdsNumberToken(text)) return words.numberInText({});
  if ((text.match(NUMBER_LIST_TOKEN) ?? []).some((number) => Token.isUnresolved([Number(number)]))) {
    return words.numberOfListInText({});
  }
  const isBroken = [BROKEN_TOKEN, CHANGED_NUMBER, WRITTEN_OUT].some((pattern) => pattern.test(text));
  return isBroken ? words.brokenToken({}) : undefined;
}

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
  return Object.entries(value).flatMap(([key, item]) => [...textsInside(key, seen), ...textsInside(item, seen)]);
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
