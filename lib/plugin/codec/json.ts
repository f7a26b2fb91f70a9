import { bareObject, Decimal, quote } from "../../schema";
import { type ExactNumber, numberFromText } from "./number";

const TOKEN = /"[^"\\]*(?:\\[\s\S][^"\\]*)*(?:"|\\?$)|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
// What JSON.parse could change: a number of more digits than it is exact for, or with a fraction or an exponent; also found
// within strings, where it does no harm. An escaped NUL, because of the marks below.
const LOSSY = /(?:^|[:,[\s])-?(?:\d{16}|\d{1,15}[.eE])|\\u0000/;
const SAFE_INTEGER = /^-?\d{1,15}$/;

/**
 * Parses JSON without loss: numbers beyond JavaScript's range are bigints or Decimals, and objects have no prototype, so
 * that `__proto__` is a key like any other. Throws if the text is not JSON, without quoting it.
 */
export function parseJson(json: Uint8Array | string): unknown {
  const text = typeof json === "string" ? json : Buffer.from(json).toString("utf8");
  let parsed: unknown;
  try {
    parsed = JSON.parse(LOSSY.test(text) ? text.replace(TOKEN, guardToken) : text);
  } catch {
    throw new Error("not valid JSON");
  }
  return unguard(parsed);
}

// JSON.parse rounds numbers, so they pass through it as strings that start with NUL; genuine strings that start with NUL
// are marked too.
function guardToken(token: string): string {
  if (token.startsWith('"')) return token.startsWith('"\\u0000') ? `"\\u0000s${token.slice(1)}` : token;
  return SAFE_INTEGER.test(token) ? token : `"\\u0000${token}"`;
}

function unguard(value: unknown): unknown {
  if (typeof value === "string") {
    if (!value.startsWith("\0")) return value;
    return value[1] === "s" ? value.slice(2) : numberOf(value.slice(1));
  }
  if (Array.isArray(value)) return value.map(unguard);
  if (typeof value !== "object" || value === null) return value;
  return bareObject(Object.entries(value).map(([key, member]) => [String(unguard(key)), unguard(member)] as const));
}

function numberOf(text: string): ExactNumber {
  const number = numberFromText(text);
  if (number === undefined) throw new Error(`a number in JSON has too many digits: ${quote(text)}`);
  return number;
}

/** Whether a parsed JSON value is a number, of any size. */
export function isJsonNumber(value: unknown): value is ExactNumber {
  return typeof value === "number" || typeof value === "bigint" || value instanceof Decimal;
}
