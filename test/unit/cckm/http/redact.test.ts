import { foreignText } from "../../../../lib/cckm/http/foreign-text";
import { redact } from "../../../../lib/cckm/http/redact";

// Every character that some encoding writes in another way, but no space at the ends.
const SECRET = `p<a>&"s'w\\o+r/d=%? é😀{}~`;
const go = (text: string) =>
  JSON.stringify(text).replace(/[<>&]/g, (found) => `\\u00${found.charCodeAt(0).toString(16)}`);
const ascii = (text: string) =>
  JSON.stringify(text).replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
const entities = (text: string, write: (code: number) => string) =>
  [...text].map((found) => (/[\w ]/.test(found) ? found : write(found.codePointAt(0)!))).join("");
const strict = (text: string) =>
  [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join("");
const form = (text: string) => new URLSearchParams({ v: text }).toString().slice(2);

const ENCODINGS: Readonly<Record<string, (text: string) => string>> = {
  "as it is": (text) => text,
  JSON: JSON.stringify,
  "Go's JSON": go,
  "Go's JSON in capitals": (text) => go(text).replace(/\\u00../g, (found) => `\\u${found.slice(2).toUpperCase()}`),
  "JSON in ASCII": ascii,
  "JSON twice": (text) => JSON.stringify(JSON.stringify(text)),
  "Go's JSON twice": (text) => go(go(text)),
  "JSON with escaped slashes": (text) => JSON.stringify(text).replaceAll("/", "\\/"),
  "a URL": encodeURIComponent,
  "a URL in small letters": (text) => encodeURIComponent(text).replace(/%../g, (found) => found.toLowerCase()),
  "a URL, every byte": strict,
  "a form": form,
  "a form in small letters": (text) => form(text).replace(/%../g, (found) => found.toLowerCase()),
  "a URL inside JSON": (text) => JSON.stringify(encodeURIComponent(text)),
  "a URL twice": (text) => encodeURIComponent(encodeURIComponent(text)),
  "HTML by number": (text) => entities(text, (code) => `&#${code};`),
  "HTML by hex number": (text) => entities(text, (code) => `&#x${code.toString(16).toUpperCase()};`),
  "HTML by name": (text) =>
    text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;"),
  "HTML inside JSON": (text) => JSON.stringify(entities(text, (code) => `&#${code};`)),
  base64: (text) => Buffer.from(text).toString("base64"),
  "base64 behind one byte": (text) => Buffer.from(`:${text}`).toString("base64"),
  "base64 behind two bytes and before more": (text) => Buffer.from(`u:${text}more`).toString("base64"),
  "base64 in a form": (text) => encodeURIComponent(Buffer.from(text).toString("base64")),
  base64url: (text) => Buffer.from(text).toString("base64url"),
  "base64url behind one byte": (text) => Buffer.from(`:${text}`).toString("base64url"),
  hex: (text) => Buffer.from(text).toString("hex"),
  "hex in capitals": (text) => Buffer.from(text).toString("hex").toUpperCase(),
};

test.each(Object.entries(ENCODINGS))("a secret in %s is taken out", (_, encode) => {
  for (const secret of [SECRET, "correct-horse-battery", "0123456789abcdef", "ünïcödé-värde"]) {
    const encoded = encode(secret);
    const clean = redact(`refused: ${encoded} (given)`, [secret]);
    expect(clean).toMatch(/^refused: "?[\\"]*.{0,2}\*\*\*.{0,8}"?[\\"]* \(given\)$/);
    expect(clean).not.toContain(encoded.slice(4, -4));
  }
});

test("a secret that is given with a line end is found without it, and the other way round", () => {
  expect(redact("value s3cret-value refused", ["s3cret-value\n"])).toBe("value *** refused");
  expect(redact("value s3cret-value\nrefused", ["s3cret-value"])).toBe("value ***\nrefused");
});

test("secrets that overlap, hold each other or touch are all taken out", () => {
  expect(redact("xx abcdefgh yy", ["abcdef", "defgh"])).toBe("xx *** yy");
  expect(redact("xx abcdefgh yy", ["cdef", "abcdefgh"])).toBe("xx *** yy");
  expect(redact("xx abcdefgh yy", ["abcd", "efgh"])).toBe("xx ****** yy");
});

test("a secret that is cut off at the end is taken out too", () => {
  expect(redact("refused: correct-hor", ["correct-horse-battery"])).toBe("refused: ***");
  const cut = foreignText(`${"x".repeat(3990)}correct-horse-battery`, ["correct-horse-battery"], 5000);
  expect(cut).not.toContain("corr");
});

test("what looks like a token goes, whatever the secrets are", () => {
  expect(redact("Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.c2ln, twice", [])).toBe("Bearer ***, twice");
  expect(redact("see https://cm.example.com/api/v1 and eyJ alone", [])).toBe(
    "see https://cm.example.com/api/v1 and eyJ alone",
  );
});

test("a text of any length is read in part, so that what a server sends cannot stop the provider", () => {
  const hostile = [
    "eyJ".repeat(300_000),
    "eyJ.".repeat(225_000),
    "%5c\\u005c&amp;".repeat(60_000),
    "a".repeat(900_000),
  ];
  for (const text of hostile) {
    expect(foreignText(text, [SECRET, "a".repeat(25_000)]).length).toBeLessThanOrEqual(1001);
  }
});

test("what steers a terminal is spelled out", () => {
  expect(foreignText("a\u001b[2Jb\u202ec\u2066d\u0007e\u009bf\u200bg\nh", [])).toBe(
    "a\\u001b[2Jb\\u202ec\\u2066d\\u0007e\\u009bf\\u200bg\\u000ah",
  );
});
