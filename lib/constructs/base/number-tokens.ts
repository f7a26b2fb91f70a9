import { Token, Tokenization } from "cdktf";
import { Construct } from "constructs";
import { holdsWrittenTemplate, inTemplate } from "./numbers-in-templates";
import { partsIn } from "./template";
import { withTextsInQuotes } from "./texts-in-templates";

/** A number token after JavaScript has converted it to text. */
const NUMBER_TOKEN = /-8\.\d+e\+298/gi;

/**
 * Replaces number tokens inside texts by string tokens. cdktf searches the finished text for numbers and reads a
 * preceding hyphen as part of one: it would write `team-${variable.numberValue}` as a literal. Texts that only Terraform
 * knows are put in braces where cdktf would leave them out.
 */
export function textTokens(value: unknown): unknown {
  return withTextTokens(value, [], asKnownText);
}

type AsText = (number: string, isCode?: boolean) => string;

// A circular value is left unchanged; its type is reported later.
function withTextTokens(value: unknown, above: readonly unknown[], textOf: AsText): unknown {
  if (typeof value === "string") {
    const text = withTextsInQuotes(value);
    return holdsNumberToken(text) ? withNumbers(text, textOf) : text;
  }
  if (typeof value !== "object" || value === null || above.includes(value)) return value;
  const inside = [...above, value];
  if (Array.isArray(value)) {
    return Token.isUnresolved(value) ? value : value.map((item) => withTextTokens(item, inside, textOf));
  }
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  const members = Object.entries(value).map(([key, member]) => [
    withTextTokens(key, [], textOf),
    withTextTokens(member, inside, textOf),
  ]);
  return Object.fromEntries(members);
}

function withNumbers(text: string, textOf: AsText): string {
  const parts = holdsWrittenTemplate(text) ? partsIn(text) : undefined;
  return text.replace(NUMBER_TOKEN, (number, at: number) => textOf(number, parts && parts[at] === "code"));
}

/** Whether a value contains what looks like a token of another app: cdktf would fail on it. */
export function holdsForeignToken(value: unknown): boolean {
  try {
    textsInside(value, new Set());
    withTextTokens(value, [], asText);
    return false;
  } catch {
    return true;
  }
}

/** Whether a value is a number that only Terraform knows. */
export function isNumberToken(value: unknown): value is number {
  return typeof value === "number" && Token.isUnresolved(value);
}

/** Whether a text contains a number token. */
export function holdsNumberToken(text: string): boolean {
  return (text.match(NUMBER_TOKEN) ?? []).some((number) => Token.isUnresolved(Number(number)));
}

// A number that JavaScript has rounded may look like the token of another app; its remains are reported later.
function asKnownText(number: string, isCode?: boolean): string {
  try {
    return asText(number, isCode);
  } catch {
    return number;
  }
}

function asText(number: string, isCode?: boolean): string {
  const token = Tokenization.reverseNumber(Number(number));
  if (!Tokenization.isResolvable(token)) return number;
  return isCode === undefined ? Token.asString(token) : inTemplate(token, isCode);
}

/**
 * Whether an expression has a number token inside a text argument. cdktf writes that as a literal as well, or as the
 * text of the reference.
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

// The arguments of an expression are among its members: texts, or further expressions.
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
