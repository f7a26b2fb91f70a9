import { lossyTexts, withoutLacking } from "./redact-lossy";
import { type Runs, runsIn, runsOf } from "./redact-skeleton";
import { type View, viewsOf } from "./redact-views";

const SHORT = 4;
const LINE = 8;
const WORD = /[A-Za-z0-9]/;
const BASE64 = /[A-Za-z0-9+/_=-]/;
/** A base64 letter. Not `=`, which may precede base64, as in a query. */
const LETTER = /[A-Za-z0-9+/_-]/;
const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const TOKEN = /[A-Za-z0-9_.-]+/g;

/** A range in the original text. */
type Span = readonly [from: number, to: number];

/** A pattern to look for in place of a secret. */
interface Form {
  readonly text: string;
  readonly kind: "whole" | "word" | "base64" | "hex" | "sign";
}

/**
 * Removes secrets, and anything that looks like a JSON Web Token, from a server's text. A server may quote its input in an
 * error: verbatim, line by line, as JSON (including Go's, including double-encoded), in a URL or form, as HTML, in base64
 * or base32 at any offset, in hex, or byte by byte; with letters replaced or lost, wrapped, or only in part. Secrets with fewer than eight
 * letters and digits are only found whole. Runs in linear time.
 */
export function redact(text: string, secrets: readonly string[]): string {
  const needles = [...new Set(secrets)].map(needlesOf);
  const forms = needles.flatMap((needle) => needle.forms);
  const runs = needles.map((needle) => needle.runs);
  const spans = viewsOf(text).flatMap((view) => {
    const inSmall = small(view.text);
    return [...tokens(view), ...forms.flatMap((form) => found(view, inSmall, form)), ...runsIn(view, runs)];
  });
  return covered(text, spans);
}

/** Everything to look for in place of one secret. */
interface Needles {
  readonly forms: readonly Form[];
  readonly runs: Runs;
}

// Every reply is searched for the same few secrets.
const known = new Map<string, Needles>();
const MOST_KNOWN = 48;

function needlesOf(secret: string): Needles {
  const needles = known.get(secret) ?? { forms: formsOf(secret), runs: runsOf(spellingsOf(secret)) };
  known.delete(secret);
  known.set(secret, needles);
  for (const oldest of known.keys()) {
    if (known.size <= MOST_KNOWN) break;
    known.delete(oldest);
  }
  return needles;
}

/** Spellings of a secret, apart from punctuation and case. */
function spellingsOf(secret: string): string[] {
  const trimmed = secret.trim();
  const bytes = Buffer.from(trimmed);
  const inHex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0"));
  return [
    secret,
    ...withoutLacking(trimmed),
    ...otherBytesOf(trimmed).flatMap((other) => [
      ...[0, 1, 2].flatMap((offset) => base64At(other, offset)).map(({ text }) => text),
      other.toString("hex"),
    ]),
    bytes.toString("latin1"),
    ...[0, 1, 2].flatMap((offset) => base64At(bytes, offset)).map(({ text }) => text),
    ...[0, 1, 2, 3, 4].map((offset) => base32At(bytes, offset)),
    inHex.join(""),
    inHex.map((byte) => `0x${byte}`).join(""),
    bytes.join(""),
    // Java's bytes are signed.
    new Int8Array(bytes).join(""),
  ];
}

function formsOf(secret: string): Form[] {
  const trimmed = secret.trim();
  if (trimmed === "") return [];
  const bytes = Buffer.from(trimmed);
  const others = otherBytesOf(trimmed);
  const texts = new Set([
    ...[secret, trimmed],
    ...["NFC", "NFD", "NFKC", "NFKD"].map((normal) => trimmed.normalize(normal)),
    ...[bytes, ...others].map((one) => one.toString("latin1")),
    ...lossyTexts(trimmed),
  ]);
  const whole = [...texts].map((text) => ({ text, kind: text.length < SHORT ? "word" : "whole" }) as const);
  if (trimmed.length < SHORT) {
    return [...whole, ...[...new Set([secret, trimmed])].flatMap((text) => standingAlone(Buffer.from(text)))];
  }
  const lines = trimmed.split(/[\r\n]/).filter((line) => line.length >= LINE);
  return [
    ...whole,
    ...lines.map((text) => ({ text, kind: "whole" }) as const),
    ...[bytes, ...others].flatMap((one): Form[] => [
      ...[0, 1, 2].flatMap((offset) => base64At(one, offset)),
      { text: one.toString("hex"), kind: "hex" },
    ]),
  ];
}

/**
 * A text's bytes otherwise than in UTF-8: in UTF-8 of UTF-8 that was taken for Latin-1, and in both orders of UTF-16 if it has
 * letters beyond Latin-1; others are found without their zero bytes.
 */
function otherBytesOf(text: string): Buffer[] {
  const twice = /[^\0-\x7f]/.test(text) ? [Buffer.from(Buffer.from(text).toString("latin1"))] : [];
  if (!/[^\0-\xff]/.test(text)) return twice;
  const wide = () => Buffer.from(text, "utf16le");
  return [...twice, wide(), wide().swap16()];
}

/** Patterns for a secret with few letters, which must stand alone: as part of other text they would match too often. */
function standingAlone(bytes: Buffer): Form[] {
  const hex = bytes.toString("hex");
  return [
    ...[bytes.toString("base64"), bytes.toString("base64url")].map((text) => ({ text, kind: "sign" }) as const),
    ...(bytes.length > 1 ? [hex, `0x${hex}`] : []).map((text) => ({ text, kind: "word" }) as const),
  ];
}

/** The base64 characters that do not depend on what precedes or follows, in both alphabets. */
function base64At(bytes: Buffer, offset: number): Form[] {
  const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString("base64");
  const core = encoded.slice(Math.ceil((8 * offset) / 6), Math.floor((8 * (offset + bytes.length)) / 6));
  const alphabets = new Set([core, core.replaceAll("+", "-").replaceAll("/", "_")]);
  return [...alphabets].map((text) => ({ text, kind: "base64" }));
}

/** The base32 characters that do not depend on what precedes or follows. */
function base32At(bytes: Buffer, offset: number): string {
  const bits = [...Buffer.alloc(offset), ...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  const letters = bits.match(/[01]{5}/g) ?? [];
  return letters
    .slice(Math.ceil((8 * offset) / 5))
    .map((five) => BASE32[Number.parseInt(five, 2)])
    .join("");
}

/** Lowercases a text letter by letter, so that positions stay the same, and without the special form of final sigma. */
function small(text: string): string {
  return text.replaceAll("\u0130", "i").toLowerCase().replaceAll("\u03c2", "\u03c3");
}

function found({ text, starts }: View, inSmall: string, { text: form, kind }: Form): Span[] {
  const isExact = kind === "base64" || kind === "sign";
  const wanted = isExact ? form : small(form);
  const where = isExact ? text : inSmall;
  const spans: Span[] = [];
  const add = (from: number, to: number) => spans.push([starts[from]!, starts[to]!]);
  for (let at = where.indexOf(wanted); at >= 0; at = where.indexOf(wanted, at + 1)) {
    let end = at + wanted.length;
    if (kind === "word" && (WORD.test(where[at - 1] ?? "") || WORD.test(where[end] ?? ""))) continue;
    if (kind === "sign" && (LETTER.test(where[at - 1] ?? "") || BASE64.test(where[end] ?? ""))) continue;
    let from = at;
    if (kind === "base64") {
      if (BASE64.test(where[from - 1] ?? "")) from--;
      for (let more = 0; more < 3 && BASE64.test(where[end] ?? ""); more++) end++;
    }
    add(from, end);
  }
  if (kind !== "word" && kind !== "sign") {
    const start = wanted.slice(0, SHORT);
    const first = Math.max(0, where.length - wanted.length + 1);
    for (let at = where.indexOf(start, first); at >= 0; at = where.indexOf(start, at + 1)) {
      if (!wanted.startsWith(where.slice(at))) continue;
      add(at, where.length);
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
    end = Math.max(end, from, to);
  }
  return [...parts, text.slice(end)].join("");
}
