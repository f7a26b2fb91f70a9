/** A text as somebody decodes it, and where each of its characters comes from. */
export interface View {
  readonly text: string;
  /** Where the character at an index begins in the original; one more entry for the end. */
  readonly starts: readonly number[];
}

/** One escaped character: how long it is in the text, and what it means. */
type Decode = (text: string, at: number) => { readonly length: number; readonly value: string } | undefined;

const JSON_LETTERS: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  "\\": "\\",
  "/": "/",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};
const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'", nbsp: "\u00a0" };

function hex(text: string, from: number, digits: number): number | undefined {
  const found = text.slice(from, from + digits);
  return /^[0-9a-fA-F]+$/.test(found) && found.length === digits ? Number.parseInt(found, 16) : undefined;
}

const backslash: Decode = (text, at) => {
  if (text[at] !== "\\") return undefined;
  const letter = text[at + 1] ?? "";
  const digits = letter === "u" ? 4 : letter === "x" ? 2 : 0;
  const code = digits > 0 ? hex(text, at + 2, digits) : undefined;
  if (code !== undefined) return { length: 2 + digits, value: String.fromCharCode(code) };
  const value = JSON_LETTERS[letter];
  return value === undefined ? undefined : { length: 2, value };
};

const percent: Decode = (text, at) => {
  const first = text[at] === "%" ? hex(text, at + 1, 2) : undefined;
  if (first === undefined) return undefined;
  const more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : first >= 0xc0 ? 1 : 0;
  const bytes = [first];
  for (let next = 1; next <= more; next++) {
    const byte = text[at + 3 * next] === "%" ? hex(text, at + 3 * next + 1, 2) : undefined;
    if (byte === undefined) break;
    bytes.push(byte);
  }
  return { length: 3 * bytes.length, value: Buffer.from(bytes).toString("utf8") };
};

const form: Decode = (text, at) => (text[at] === "+" ? { length: 1, value: " " } : percent(text, at));

const entity: Decode = (text, at) => {
  if (text[at] !== "&") return undefined;
  const end = text.indexOf(";", at);
  if (end < 0 || end - at > 10) return undefined;
  const name = text.slice(at + 1, end);
  const number = /^#(?:x([0-9a-fA-F]+)|([0-9]+))$/.exec(name);
  const code = number ? Number.parseInt(number[1] ?? number[2] ?? "", number[1] ? 16 : 10) : undefined;
  const value = code === undefined ? ENTITIES[name] : code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
  return value === undefined ? undefined : { length: end + 1 - at, value };
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

const DECODERS: readonly Decode[] = [backslash, percent, form, entity];

/** A text as it is, decoded in each of the ways in which a server quotes what it was sent, and decoded twice. */
export function viewsOf(text: string): View[] {
  const plain = { text, starts: Array.from({ length: text.length + 1 }, (_, at) => at) };
  const seen = new Set([text]);
  const views: View[] = [plain];
  let last: View[] = [plain];
  for (let depth = 0; depth < 3; depth++) {
    const next: View[] = [];
    for (const view of last) {
      for (const decode of DECODERS) {
        const made = decoded(view, decode);
        if (seen.has(made.text)) continue;
        seen.add(made.text);
        next.push(made);
      }
    }
    views.push(...next);
    last = next;
  }
  return views;
}
