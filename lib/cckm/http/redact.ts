import { type View, viewsOf } from "./redact-views";

const SHORT = 4;
const LINE = 8;
const WORD = /[A-Za-z0-9]/;
const BASE64 = /[A-Za-z0-9+/_=-]/;
const TOKEN = /[A-Za-z0-9_.-]+/g;

/** From where to where, in the original text. */
type Span = readonly [from: number, to: number];

/** What to look for in place of a secret. */
interface Form {
  readonly text: string;
  readonly kind: "whole" | "word" | "base64" | "hex";
}

/**
 * Takes secrets out of a server's text, and whatever looks like a JSON Web Token. A server may quote in its error what it
 * was sent: as it is, line by line, as JSON (also Go's, also twice), in a URL or a form, as HTML, in base64 at any place of
 * what was encoded, or in hex. Also what is cut off at the end of the text goes. Takes time in proportion to the text.
 */
export function redact(text: string, secrets: readonly string[]): string {
  const forms = [...new Set(secrets)].flatMap(formsOf);
  const spans = viewsOf(text).flatMap((view) => [...tokens(view), ...forms.flatMap((form) => found(view, form))]);
  return covered(text, spans);
}

function formsOf(secret: string): Form[] {
  const trimmed = secret.trim();
  if (trimmed === "") return [];
  const texts = new Set([secret, trimmed]);
  const whole = [...texts].map((text) => ({ text, kind: text.length < SHORT ? "word" : "whole" }) as const);
  if (trimmed.length < SHORT) return whole;
  const lines = trimmed.split(/[\r\n]/).filter((line) => line.length >= LINE);
  const bytes = Buffer.from(trimmed);
  return [
    ...whole,
    ...lines.map((text) => ({ text, kind: "whole" }) as const),
    ...[0, 1, 2].flatMap((offset) => base64At(bytes, offset)),
    { text: bytes.toString("hex"), kind: "hex" },
  ];
}

/** The characters that are the same whatever stands before and behind: of both alphabets. */
function base64At(bytes: Buffer, offset: number): Form[] {
  const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString("base64");
  const core = encoded.slice(Math.ceil((8 * offset) / 6), Math.floor((8 * (offset + bytes.length)) / 6));
  const alphabets = new Set([core, core.replaceAll("+", "-").replaceAll("/", "_")]);
  return [...alphabets].map((text) => ({ text, kind: "base64" }));
}

function found({ text, starts }: View, { text: wanted, kind }: Form): Span[] {
  const where = kind === "hex" ? text.toLowerCase() : text;
  // A letter whose small form has another length would move all that follows.
  if (where.length !== text.length) return [];
  const spans: Span[] = [];
  const add = (from: number, to: number) => spans.push([starts[from]!, starts[to]!]);
  for (let at = where.indexOf(wanted); at >= 0; at = where.indexOf(wanted, at + 1)) {
    let end = at + wanted.length;
    if (kind === "word" && (WORD.test(where[at - 1] ?? "") || WORD.test(where[end] ?? ""))) continue;
    let from = at;
    if (kind === "base64") {
      if (BASE64.test(where[from - 1] ?? "")) from--;
      for (let more = 0; more < 3 && BASE64.test(where[end] ?? ""); more++) end++;
    }
    add(from, end);
  }
  if (kind !== "word") {
    for (let length = Math.min(wanted.length - 1, where.length); length >= SHORT; length--) {
      if (!where.endsWith(wanted.slice(0, length))) continue;
      add(where.length - length, where.length);
      break;
    }
  }
  return spans;
}

function tokens({ text, starts }: View): Span[] {
  return [...text.matchAll(TOKEN)].flatMap(({ 0: run, index }): Span[] => {
    const at = run.indexOf("eyJ");
    if (at < 0 || run.slice(at).split(".").length < 3) return [];
    return [[starts[index + at]!, starts[index + run.length]!]];
  });
}

function covered(text: string, spans: readonly Span[]): string {
  const parts: string[] = [];
  let end = 0;
  for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0])) {
    if (from >= end) parts.push(text.slice(end, from), "***");
    end = Math.max(end, to);
  }
  return [...parts, text.slice(end)].join("");
}
