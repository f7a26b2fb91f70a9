import { Token } from "cdktf";
import type { Problem } from "../../schema";
import type { Message } from "../../words";
import * as words from "../words";
import { holdsNumberToken } from "./number-tokens";
import { isPlain } from "./plain";

/** The token of a list of numbers after JavaScript has converted it to text. */
const NUMBER_LIST_TOKEN = /-1\.888\d+e\+289/gi;
/** The remains of a string token that JavaScript code has split or changed the case of. */
const BROKEN_TOKEN = /[$#&]\{TfTok/i;
/** The same, of which the beginning or the signs are gone, as where a name is made of it. */
const BARE_TOKEN = /TfToken.{0,9}TOKEN.{0,3}\d|\[TOKEN\.\d/i;
/**
 * The result of arithmetic with a number token: no number of that size is meaningful here. With the sign or the decimals that
 * it is written with, which hex digits, as of a UUID, never have.
 */
const CHANGED_NUMBER = /\de\+(?:2[89]|30)\d|\d[.,]\d{1,20}e-?(?:2[89]|30)\d/i;
/** No shorter text has so many digits. */
const SHORT = 100;
/** No list of small numbers has so many. */
const GROUPS = 40;
/** The digits that all number tokens begin with: one that was divided, or written with fewer digits. */
const DIGITS_OF_TOKEN = /8[.,]?1[.,]?0[.,]?9[.,]?5[.,]?6[.,]?2[.,]?2[.,]?1/;
/** The same, where a text was cut in the midst of them: fewer would be a version number, such as app-8.10. */
const CUT_TOKEN = /-8\.1095(?:6(?:22?)?)?(?!\d)/;
/** A calculated number, as JavaScript writes the very large and the very small. */
const CALCULATED = /\d\.\d{8,20}e[+-]\d/i;
/** What a number token becomes beyond the range of JavaScript's numbers. */
const BEYOND_RANGE = /-Infinity|(?:Infinity|NaN)(?![A-Za-z0-9+/=])/;

/**
 * Reports the remains of tokens in a value that is written as it is: texts in overrides, and texts inside expressions,
 * are written literally.
 * @param value without tokens: they are resolved
 */
export function literalsIn(value: unknown, path: Problem["path"]): Problem[] {
  const message = literal(value);
  if (message) return [{ ...message, path }];
  if (typeof value !== "object" || value === null) return [];
  const problems: Problem[] = [];
  for (const [key, member] of Object.entries(value)) {
    if (key === "//") continue;
    const inKey = literalToken(key);
    // Most members are plain, so that their path need not be made.
    if (!inKey && !literal(member) && (typeof member !== "object" || member === null)) continue;
    const at = [...path, Array.isArray(value) ? Number(key) : key];
    if (inKey) problems.push({ ...inKey, path: at });
    problems.push(...literalsIn(member, at));
  }
  return problems;
}

function literal(value: unknown): Message<"error"> | undefined {
  if (typeof value === "string") return literalToken(value);
  return typeof value === "number" ? literalNumber(value) : undefined;
}

/** A text that is written literally although it contains a value that only Terraform knows. */
function literalToken(text: string): Message<"error"> | undefined {
  if (BARE_TOKEN.test(text)) return words.brokenToken({});
  const made = madeNumberTokens();
  if (!made && text.length < SHORT && isPlain(text)) return undefined;
  if (holdsNumberToken(text)) return words.numberInText({});
  if ((text.match(NUMBER_LIST_TOKEN) ?? []).some((number) => Token.isUnresolved([Number(number)]))) {
    return words.numberOfListInText({});
  }
  if (BROKEN_TOKEN.test(text) || CHANGED_NUMBER.test(text) || isWrittenOut(text)) return words.brokenToken({});
  if (!made) return undefined;
  if ([DIGITS_OF_TOKEN, CUT_TOKEN, CALCULATED].some((pattern) => pattern.test(text))) return words.brokenToken({});
  const [beyond] = BEYOND_RANGE.exec(text) ?? [];
  return beyond === undefined ? undefined : words.numberBeyondRange({ got: beyond });
}

/** The result of arithmetic with a number token in another base, or with digit grouping: it has hundreds of digits. */
function isWrittenOut(text: string): boolean {
  if (text.split(/\D/).some(({ length }) => length >= SHORT)) return true;
  let groups = 0;
  for (const group of text.split(/\W/)) {
    groups = /^\d{2,3}$/.test(group) ? groups + 1 : 0;
    if (groups === GROUPS) return true;
  }
  return false;
}

/** A number that was calculated from one that only Terraform knows, or that JSON would write as null. */
function literalNumber(value: number): Message<"error"> | undefined {
  const isRemains = !Number.isFinite(value) || CHANGED_NUMBER.test(String(value));
  return isRemains && !Token.isUnresolved(value) ? words.brokenToken({}) : undefined;
}

/** Whether this program has made a number token. If not, a text that looks like the remains of one is meant as it is. */
function madeNumberTokens(): boolean {
  const { __cdktfTokenMap: tokens } = globalThis as { __cdktfTokenMap?: { numberTokenMap?: { size?: number } } };
  return tokens?.numberTokenMap?.size !== 0;
}
