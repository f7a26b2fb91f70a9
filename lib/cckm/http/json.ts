import { steeringInLines, steeringLinesEscaped } from "../../text";

/** Maximum number of values in a reply, keys included: each takes far more memory than its letters in the text. */
export const MOST_VALUES = 4_000_000;
/** Maximum number of lists and objects around a value. */
export const DEEPEST = 1000;

/** Maximum number of fields of one object: many different ones take far longer than many objects. */
export const MOST_FIELDS = 50_000;
/** Maximum number of control characters in a reply's texts of several lines: each is escaped. */
export const MOST_CONTROLS = 100_000;

// A text below this has too few values, and fields, to do harm.
const SHORT = MOST_FIELDS;

const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a];
const [LIST, LIST_END, OBJECT, OBJECT_END] = [0x5b, 0x5d, 0x7b, 0x7d];

// Control characters as they appear in JSON. Most replies have none and need no further check.
const STEERING = /\\u(?:00|061c|20[026])|\\[bfr]|[\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/i;

/**
 * Parses JSON; undefined for anything else, and for JSON with too many values, too deep nesting or too many control
 * characters. Those in multi-line texts are escaped, because Terraform prints such texts unchanged.
 */
export function parseJson(text: string): { readonly value: unknown } | undefined {
  if (isTooMuch(text)) return undefined;
  try {
    return { value: STEERING.test(text) ? parseEscaped(text) : JSON.parse(text) };
  } catch {
    return undefined;
  }
}

class TooManyControls extends Error {}

function parseEscaped(text: string): unknown {
  const value: unknown = JSON.parse(text);
  let left = MOST_CONTROLS;
  const escaped = (member: string): string => {
    const found = steeringInLines(member, left);
    if (found > left) throw new TooManyControls();
    left -= found;
    return steeringLinesEscaped(member);
  };
  if (typeof value === "string") return escaped(value);
  // A reviver of JSON.parse takes several times as long.
  const open: unknown[] = [value];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (Array.isArray(one)) {
      for (let at = 0; at < one.length; at++) {
        const member: unknown = one[at];
        if (typeof member === "string") one[at] = escaped(member);
        else if (typeof member === "object" && member !== null) open.push(member);
      }
    } else if (typeof one === "object" && one !== null) {
      for (const name of Object.keys(one)) {
        const member = (one as Record<string, unknown>)[name];
        if (typeof member === "object" && member !== null) open.push(member);
        else if (typeof member === "string") {
          const told = escaped(member);
          // An assignment to `__proto__` would change the prototype.
          if (told !== member) Object.defineProperty(one, name, { ...MEMBER, value: told });
        }
      }
    }
  }
  return value;
}

const MEMBER = { enumerable: true, configurable: true, writable: true };

/** Whether that is why a text cannot be parsed. */
export function hasTooManyControls(text: string): boolean {
  if (text.length <= MOST_CONTROLS || isTooMuch(text)) return false;
  try {
    parseEscaped(text);
    return false;
  } catch (error) {
    return error instanceof TooManyControls;
  }
}

// Below every number that is counted.
const NO_OBJECT = -2 * MOST_VALUES;

/** Whether a text has more values, more fields in one object, or deeper nesting than is read. It need not be JSON. */
export function isTooMuch(text: string): boolean {
  if (text.length < SHORT && count(text, "{", DEEPEST) + count(text, "[", DEEPEST) <= DEEPEST) return false;
  let values = 0;
  let depth = 0;
  const fields = new Int32Array(DEEPEST + 2);
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case QUOTE:
        at = endOfText(text, at + 1);
        break;
      case LIST:
      case OBJECT:
        depth++;
        values++;
        fields[depth] = text.charCodeAt(at) === OBJECT ? 1 : NO_OBJECT;
        break;
      case LIST_END:
      case OBJECT_END:
        depth--;
        break;
      case COMMA:
        values++;
        if (++fields[depth]! > MOST_FIELDS) return true;
        break;
      case COLON:
        values++;
        break;
    }
    if (values > MOST_VALUES || depth > DEEPEST) return true;
  }
  return false;
}

// Both let the engine search: a loop over all letters is compiled while the first replies come, which takes a megabyte.
function count(text: string, sign: string, most: number): number {
  let found = 0;
  for (let at = text.indexOf(sign); at !== -1 && found <= most; at = text.indexOf(sign, at + 1)) found++;
  return found;
}

function endOfText(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at !== -1; at = text.indexOf('"', at + 1)) {
    let before = at;
    while (before > from && text.charCodeAt(before - 1) === BACKSLASH) before--;
    if ((at - before) % 2 === 0) return at;
  }
  return text.length;
}
