import { steeringLinesEscaped } from "../../text";

/** Maximum number of values in a reply, keys included: each takes far more memory than its letters in the text. */
export const MOST_VALUES = 4_000_000;
/** Maximum number of lists and objects around a value. */
export const DEEPEST = 1000;

// A text below this has too few values, and brackets, to do harm.
const SHORT = 1024 * 1024;

const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a];
const [LIST, LIST_END, OBJECT, OBJECT_END] = [0x5b, 0x5d, 0x7b, 0x7d];

// Control characters as they appear in JSON. Most replies have none and need no further check.
const STEERING = /\\u(?:00|061c|20[026])|\\[bfr]|[\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/i;

/**
 * Parses JSON; undefined for anything else, and for JSON with too many values or too deep nesting. Control characters in
 * multi-line texts are escaped, because Terraform prints such texts unchanged.
 */
export function parseJson(text: string): { readonly value: unknown } | undefined {
  if (isTooMuch(text)) return undefined;
  try {
    const value: unknown = STEERING.test(text)
      ? JSON.parse(text, (_, member: unknown) => (typeof member === "string" ? steeringLinesEscaped(member) : member))
      : JSON.parse(text);
    return { value };
  } catch {
    return undefined;
  }
}

/** Whether a text has more values, or deeper nesting, than is read. It need not be JSON. */
export function isTooMuch(text: string): boolean {
  if (text.length < SHORT) return false;
  let values = 0;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case QUOTE:
        at = endOfText(text, at + 1);
        break;
      case LIST:
      case OBJECT:
        depth++;
        values++;
        break;
      case LIST_END:
      case OBJECT_END:
        depth--;
        break;
      case COMMA:
      case COLON:
        values++;
        break;
    }
    if (values > MOST_VALUES || depth > DEEPEST) return true;
  }
  return false;
}

function endOfText(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return at;
    if (code === BACKSLASH) at++;
  }
  return text.length;
}
