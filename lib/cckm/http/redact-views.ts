import { ENTITIES } from "./redact-entities";

/** A decoded form of a text, with the origin of each of its characters. */
export interface View {
  readonly text: string;
  /** Start of each character in the original, plus one entry for the end. */
  readonly starts: readonly number[];
}

/** One escaped character: its length in the text, and its meaning. */
type Decode = (text: string, at: number) => { readonly length: number; readonly value: string } | undefined;

const LETTERS: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  "\\": "\\",
  "/": "/",
  a: "\u0007",
  b: "\b",
  e: "\u001b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};

function hex(text: string, from: number, digits: number): number | undefined {
  const found = text.slice(from, from + digits);
  return /^[0-9a-fA-F]+$/.test(found) && found.length === digits ? Number.parseInt(found, 16) : undefined;
}

function character(code: number): string | undefined {
  return code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

const SIGN = /[!-/:-@[-^`{-~]/;

const DIGITS: Readonly<Record<string, number>> = { u: 4, U: 8, x: 2 };

const backslash: Decode = (text, at) => {
  if (text[at] !== "\\") return undefined;
  const letter = text[at + 1] ?? "";
  const braced = /[ux]/.test(letter) ? /^\{([0-9a-fA-F]{1,6})\}/.exec(text.slice(at + 2, at + 10)) : null;
  if (braced) return one(braced[0].length + 2, Number.parseInt(braced[1]!, 16));
  const digits = DIGITS[letter] ?? 0;
  const code = digits > 0 ? hex(text, at + 2, digits) : undefined;
  if (code !== undefined) return one(2 + digits, code);
  const octal = /^[0-3][0-7]{2}/.exec(text.slice(at + 1, at + 4));
  if (octal) return one(4, Number.parseInt(octal[0], 8));
  // Shells, regular expressions and Markdown have a backslash before any sign.
  const value = LETTERS[letter] ?? (SIGN.test(letter) ? letter : undefined);
  return value === undefined ? undefined : { length: 2, value };
};

function one(length: number, code: number): ReturnType<Decode> {
  const value = character(code);
  return value === undefined ? undefined : { length, value };
}

/** Hex-encoded bytes with a prefix each: UTF-8, or else Latin-1. */
const bytesBehind =
  (sign: string): Decode =>
  (text, at) => {
    const first = text[at] === sign ? hex(text, at + 1, 2) : undefined;
    if (first === undefined) return undefined;
    const more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : first >= 0xc0 ? 1 : 0;
    const bytes = [first];
    for (let next = 1; next <= more; next++) {
      const byte = text[at + 3 * next] === sign ? hex(text, at + 3 * next + 1, 2) : undefined;
      if (byte === undefined || byte < 0x80 || byte > 0xbf) return one(3, first);
      bytes.push(byte);
    }
    return { length: 3 * bytes.length, value: Buffer.from(bytes).toString("utf8") };
  };

const percentBytes = bytesBehind("%");
const quotedPrintable = bytesBehind("=");
/** As in filters of LDAP. */
const bytesBehindBackslash = bytesBehind("\\");

const percent: Decode = (text, at) => {
  const unit = text[at] === "%" && text[at + 1] === "u" ? hex(text, at + 2, 4) : undefined;
  return unit === undefined ? percentBytes(text, at) : { length: 6, value: String.fromCharCode(unit) };
};

const form: Decode = (text, at) => (text[at] === "+" ? { length: 1, value: " " } : percent(text, at));

const entity: Decode = (text, at) => {
  if (text[at] !== "&") return undefined;
  const number = /^&#(?:[xX]([0-9a-fA-F]{1,10})|([0-9]{1,10}));?/.exec(text.slice(at, at + 14));
  if (number) return one(number[0].length, Number.parseInt(number[1] ?? number[2] ?? "", number[1] ? 16 : 10));
  const bare = /^&(?:amp|quot|[lg]t)(?!;)/i.exec(text.slice(at, at + 6))?.[0];
  if (bare) return { length: bare.length, value: ENTITIES[bare.slice(1).toLowerCase()]! };
  const end = text.indexOf(";", at);
  const value = end < 0 || end - at > 10 ? undefined : ENTITIES[text.slice(at + 1, end)];
  return value === undefined ? undefined : { length: end + 1 - at, value };
};

/** SQL, CSV and YAML double a quote; shells end a text and begin it again. */
const quotes: Decode = (text, at) => {
  const sign = text[at]!;
  if (sign !== "'" && sign !== '"' && sign !== "`") return undefined;
  let length = 1;
  while (text[at + length] === sign) length++;
  return { length, value: sign };
};

function decoded({ text, starts }: View, decode: Decode): View {
  const parts: string[] = [];
  const from: number[] = [];
  for (let at = 0; at < text.length; ) {
    const found = decode(text, at) ?? { length: 1, value: text[at]! };
    parts.push(found.value);
    for (let unit = 0; unit < found.value.length; unit++) from.push(starts[at]!);
    at += found.length;
  }
  from.push(starts[text.length]!);
  return { text: parts.join(""), starts: from };
}

/**
 * Decodes each run of base64 (either alphabet), starting at each of its first four letters, because unrelated letters may
 * directly precede it.
 */
function withoutBase64({ text, starts }: View): View {
  const parts: string[] = [];
  const from: number[] = [];
  const keep = (begin: number, end: number) => {
    parts.push(text.slice(begin, end));
    for (let at = begin; at < end; at++) from.push(starts[at]!);
  };
  let done = 0;
  for (const { 0: run, index } of text.matchAll(BASE64)) {
    const letters = [...run.matchAll(/\S/g)].map((letter) => letter.index);
    if (letters.length < LEAST_LETTERS) continue;
    keep(done, index);
    const joined = letters.map((at) => run[at]).join("");
    for (let first = 0; first < 4; first++) {
      const bytes = Buffer.from(joined.slice(first), "base64").toString("latin1");
      parts.push(bytes, "\n");
      // Three bytes are encoded as four letters.
      for (let at = 0; at < bytes.length; at++) {
        from.push(starts[index + letters[first + Math.floor(at / 3) * 4 + (at % 3)]!]!);
      }
      from.push(starts[index + run.length]!);
    }
    done = index + run.length;
  }
  keep(done, text.length);
  from.push(starts[text.length]!);
  return { text: parts.join(""), starts: from };
}

/**
 * Decodes each run of numbers as bytes.
 * @param leads how many letters before the first number are tried as unrelated ones
 */
function withoutNumbers(
  { text, starts }: View,
  runs: RegExp,
  number: RegExp,
  radix: number,
  leads: readonly number[],
): View {
  const parts: string[] = [];
  const from: number[] = [];
  const keep = (begin: number, end: number) => {
    parts.push(text.slice(begin, end));
    for (let at = begin; at < end; at++) from.push(starts[at]!);
  };
  let done = 0;
  for (const { 0: run, index } of text.matchAll(runs)) {
    keep(done, index);
    for (const lead of leads) {
      for (const { 0: digits, index: at } of run.slice(lead).matchAll(number)) {
        parts.push(String.fromCharCode(Number.parseInt(digits, radix)));
        from.push(starts[index + lead + at]!);
      }
      parts.push("\n");
      from.push(starts[index + run.length]!);
    }
    done = index + run.length;
  }
  keep(done, text.length);
  from.push(starts[text.length]!);
  return { text: parts.join(""), starts: from };
}

/** Pairs of hex digits, with any separator. */
const HEX = /[0-9a-fA-F]{2}(?:[ :]?[0-9a-fA-F]{2}){5,}/g;
const PAIR = /[0-9a-fA-F]{2}/g;
/** A list of bytes, as programs print it. */
const DECIMAL = /\b[0-9]{1,3}(?:(?:, ?| )[0-9]{1,3}){5,}\b/g;
const BYTE = /[0-9]+/g;

/** UTF-16 has a zero byte beside each ASCII letter. */
const withoutZeros: Decode = (text, at) => (text[at] === "\0" ? { length: 1, value: "" } : undefined);
// Some encoders wrap lines, and some printers indent them.
const BASE64 = /[A-Za-z0-9+/_-]+(?:\r?\n[ \t]*[A-Za-z0-9+/_-]+)*/g;
const LEAST_LETTERS = 12;
const DECODERS: readonly ((view: View) => View)[] = [
  ...[backslash, bytesBehindBackslash, percent, form, entity, quotedPrintable, quotes, withoutZeros].map(
    (decode) => (view: View) => decoded(view, decode),
  ),
  withoutBase64,
  (view) => withoutNumbers(view, HEX, PAIR, 16, [0, 1]),
  (view) => withoutNumbers(view, DECIMAL, BYTE, 10, [0]),
];
/** Upper bound; a server that merely quotes its input needs far fewer. */
const MOST_VIEWS = 120;

/** A text and its decodings, nested up to three deep, in every encoding that servers quote their input in. */
export function viewsOf(text: string): View[] {
  const plain = { text, starts: Array.from({ length: text.length + 1 }, (_, at) => at) };
  const seen = new Set([text]);
  const views: View[] = [plain];
  let last: View[] = [plain];
  for (let depth = 0; depth < 3; depth++) {
    const next: View[] = [];
    for (const view of last) {
      for (const decode of DECODERS) {
        const made = decode(view);
        if (seen.has(made.text) || seen.size >= MOST_VIEWS) continue;
        seen.add(made.text);
        next.push(made);
      }
    }
    views.push(...next);
    last = next;
  }
  return views;
}
