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

const NAMES: Readonly<Record<string, string>> = { ä: "auml", é: "eacute", ö: "ouml", ü: "uuml", ï: "iuml", ß: "szlig" };
/** As PHP's htmlentities writes it. */
const inHtml = (text: string) =>
  [...ENCODINGS["HTML by name"]!(text)].map((one) => (NAMES[one] ? `&${NAMES[one]};` : one)).join("");
const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const base32 = (text: string) => {
  const bits = [...Buffer.from(text)].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  return bits
    .match(/.{1,5}/g)!
    .map((five) => BASE32[Number.parseInt(five.padEnd(5, "0"), 2)])
    .join("");
};

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
  "HTML by name, letters too": (text) => inHtml(text),
  "HTML by name, letters too, twice": (text) => inHtml(text).replaceAll("&", "&amp;"),
  "HTML inside JSON": (text) => JSON.stringify(entities(text, (code) => `&#${code};`)),
  base64: (text) => Buffer.from(text).toString("base64"),
  "base64 behind one byte": (text) => Buffer.from(`:${text}`).toString("base64"),
  "base64 behind two bytes and before more": (text) => Buffer.from(`u:${text}more`).toString("base64"),
  "base64 in a form": (text) => encodeURIComponent(Buffer.from(text).toString("base64")),
  base64url: (text) => Buffer.from(text).toString("base64url"),
  "base64url behind one byte": (text) => Buffer.from(`:${text}`).toString("base64url"),
  hex: (text) => Buffer.from(text).toString("hex"),
  "bytes behind backslashes": (text) =>
    [...Buffer.from(text)].map((byte) => `\\x${byte.toString(16).padStart(2, "0")}`).join(""),
  "octal bytes": (text) => [...Buffer.from(text)].map((byte) => `\\${byte.toString(8).padStart(3, "0")}`).join(""),
  "JavaScript's braces": (text) => [...text].map((one) => `\\u{${one.codePointAt(0)!.toString(16)}}`).join(""),
  "Go's long escapes": (text) =>
    [...text].map((one) => `\\U${one.codePointAt(0)!.toString(16).padStart(8, "0")}`).join(""),
  "JavaScript's escape()": (text) => escape(text),
  "quoted-printable": (text) =>
    [...Buffer.from(text)].map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, "0")}`).join(""),
  "HTML by number without semicolons": (text) => entities(text, (code) => `&#${code}`),
  "bytes that are taken for Latin-1": (text) => Buffer.from(text).toString("latin1"),
  "hex in capitals": (text) => Buffer.from(text).toString("hex").toUpperCase(),
};

/** Where signs of a secret with few letters are written in another way. */
const SIGNS: Readonly<Record<string, (text: string) => string>> = {
  "a text of SQL": (text) => `'${text.replaceAll("'", "''")}'`,
  "a field of CSV": (text) => `"${text.replaceAll('"', '""')}"`,
  "a word of a shell": (text) => `'${text.replaceAll("'", `'\\''`)}'`,
  "a regular expression": (text) => text.replace(/[^\w ]/g, "\\$&"),
  "a filter of LDAP": (text) =>
    text.replace(/\W/g, (sign) =>
      [...Buffer.from(sign)].map((byte) => `\\${byte.toString(16).padStart(2, "0")}`).join(""),
    ),
  "Perl's braces": (text) => text.replace(/\W/g, (sign) => `\\x{${sign.codePointAt(0)!.toString(16)}}`),
  "HTML by number with zeros": (text) =>
    text.replace(/\W/g, (sign) => `&#${`${sign.codePointAt(0)}`.padStart(8, "0")};`),
  "HTML by hex number with zeros": (text) =>
    text.replace(/\W/g, (sign) => `&#x${sign.codePointAt(0)!.toString(16).padStart(8, "0")};`),
  "HTML by name without semicolons": (text) =>
    text.replaceAll("&", "&amp").replaceAll("<", "&lt").replaceAll(">", "&gt").replaceAll('"', "&quot"),
  "SQL inside JSON": (text) => JSON.stringify(`'${text.replaceAll("'", "''")}'`),
};

test.each(Object.entries(SIGNS))("a secret of few letters, whose signs are as in %s, is taken out", (_, write) => {
  for (const secret of [`a<b>c&d"e'f`, `x'y"z`, "<&>'", "tok'e\"n", `1'2"3`]) {
    const written = write(secret);
    const clean = redact(`refused: ${written} (given)`, [secret]);
    expect(clean).toMatch(/^refused: ["'\\]*\*\*\*["'\\;]* \(given\)$/);
  }
});

const SPELLINGS: Readonly<Record<string, (text: string) => string>> = {
  "base64 with line ends": (text) => Buffer.from(text).toString("base64").replace(/.{7}/g, "$&\n"),
  "base64 with line ends, inside JSON": (text) =>
    JSON.stringify(Buffer.from(text).toString("base64").replace(/.{7}/g, "$&\r\n")),
  "base64 of base64": (text) => Buffer.from(Buffer.from(text).toString("base64")).toString("base64"),
  "hex of UTF-16": (text) => Buffer.from(text, "utf16le").toString("hex"),
  "hex of base64": (text) => Buffer.from(Buffer.from(text).toString("base64")).toString("hex"),
  "base64 with line ends of a text in percent encoding": (text) =>
    Buffer.from([...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join(""))
      .toString("base64")
      .replace(/.{76}/g, "$&\n"),
  "the bytes of base64": (text) => [...Buffer.from(Buffer.from(text).toString("base64"))].join(", "),
  "base64 of UTF-16": (text) => Buffer.from(text, "utf16le").toString("base64"),
  "hex with colons": (text) =>
    Buffer.from(text)
      .toString("hex")
      .replace(/..(?!$)/g, "$&:"),
  "hex, byte by byte": (text) => [...Buffer.from(text)].map((byte) => `0x${byte.toString(16)}`).join(", "),
  base32,
  "base32 behind one byte": (text) => base32(`:${text}`).slice(2),
  "base32 behind four bytes, in small letters": (text) => base32(`user${text}`).slice(7).toLowerCase(),
  "Java's bytes": (text) => JSON.stringify([...new Int8Array(Buffer.from(text))]).slice(1, -1),
  "Go's bytes": (text) => [...Buffer.from(text)].join(" "),
  "JSON's bytes": (text) => JSON.stringify([...Buffer.from(text)]).slice(1, -1),
  capitals: (text) => text.toUpperCase(),
  "small letters": (text) => text.toLowerCase(),
  "decomposed letters": (text) => text.normalize("NFD"),
  "letters one by one": (text) => [...text].join(" "),
};

test.each(Object.entries(ENCODINGS))("a secret in %s is taken out", (_, encode) => {
  for (const secret of [SECRET, "correct-horse-battery", "0123456789abcdef", "ünïcödé-värde"]) {
    const encoded = encode(secret);
    const clean = redact(`refused: ${encoded} (given)`, [secret]);
    expect(clean).toMatch(/^refused: "?[\\"]*.{0,2}\*\*\*.{0,8}"?[\\"]* \(given\)$/);
    expect(clean).not.toContain(encoded.slice(4, -4));
  }
});

test.each(Object.entries(SPELLINGS))("a secret spelled in %s is taken out", (_, spell) => {
  for (const secret of ["correct-horse-battery", "0123456789abcdef", "ünïcödé-värde", "Sup3r$ecret+/9"]) {
    const clean = redact(`refused: ${spell(secret)} (given)`, [secret]);
    expect(clean).toMatch(/^refused: "?(\[|0x|-)?\*\*\*[\w+/=,\s\\]{0,8}"?\]? \(given\)$/);
  }
});

test.each(["pw!", "a7", "x"])(
  "the secret %s of few letters is found alone, in the encodings that servers use, and in no other word",
  (secret) => {
    for (const encode of ["base64", "base64url"] as const) {
      const text = Buffer.from(secret).toString(encode);
      expect(redact(`refused: "${text}" (given)`, [secret])).toBe('refused: "***" (given)');
      expect(redact(`refused: k=${text}& (given)`, [secret])).toBe("refused: k=***& (given)");
      expect(redact(`refused: A${text}A (given)`, [secret])).toBe(`refused: A${text}A (given)`);
    }
    expect(redact("refused: 707721 6137 78 (given)", [secret])).toBe(
      { "pw!": "refused: *** 6137 78 (given)", a7: "refused: 707721 *** 78 (given)" }[secret] ??
        "refused: 707721 6137 78 (given)",
    );
  },
);

test("a secret of signs alone is found in UTF-16 too, and one with ß in capitals", () => {
  const signs = "+/+%&$!-";
  for (const encoding of ["base64", "hex"] as const) {
    const text = Buffer.from(signs, "utf16le").toString(encoding);
    expect(redact(`refused: ${text} (given)`, [signs])).not.toContain(text.slice(8, -8));
  }
  expect(redact("refused: STRASSE-NEUN-ACHT", ["straße-neun-acht"])).toBe("refused: ***");
});

test.each([
  ["p4ss", "p4ss"],
  ["hunt2", "HUNT2"],
  ["x%y&z<q", "x%y&z<q"],
  ["İz4n", "İz4n"],
  ["ΟΔΟΣ9", "ΟΔΟΣ9"],
  ["ΟΔΟΣ", "ΟΔΟΣΑ"],
])(
  "the short secret %s is found beside letters whose small form is longer, or another at the end of a word",
  (secret, told) => {
    for (const text of [`İ ${told}`, `${told} İ`, `İstanbul: "${told}" ΣΑΣ`]) {
      const told = redact(text, [secret]);
      expect(told).toContain("***");
      expect(told.toLowerCase()).not.toContain(secret.toLowerCase());
    }
  },
);

test("a secret that is given with a line end is found without it, and the other way round", () => {
  expect(redact("value s3cret-value refused", ["s3cret-value\n"])).toBe("value *** refused");
  expect(redact("value s3cret-value\nrefused", ["s3cret-value"])).toBe("value ***\nrefused");
});

test.each(["base64", "base64url", "hex"] as const)(
  "a short secret that is given with a line end is found in %s",
  (encoding) => {
    for (const secret of ["<&>\n", "a9\r\n", "7\n"]) {
      for (const sent of [secret, secret.trim()]) {
        const told = Buffer.from(sent).toString(encoding);
        if (told.length > 2) expect(redact(`value "${told}" refused`, [secret])).toBe('value "***" refused');
      }
    }
  },
);

test("secrets that overlap, hold each other or touch are all taken out", () => {
  expect(redact("xx abcdefgh yy", ["abcdef", "defgh"])).toBe("xx *** yy");
  expect(redact("xx abcdefgh yy", ["cdef", "abcdefgh"])).toBe("xx *** yy");
  expect(redact("xx abcdefgh yy", ["abcd", "efgh"])).toBe("xx ****** yy");
});

test.each(["JavaScript's braces", "a URL, every byte", "HTML by hex number", "octal bytes", "Go's long escapes"])(
  "of what is cut in the middle of a secret in %s nothing is shown, however often it is told",
  (name) => {
    const secret = "P@ssw0rd!<>&";
    const told = ENCODINGS[name]!(secret);
    for (let left = 1; left < told.length; left += 5) {
      const repeated = `${told} `.repeat(Math.floor((4000 - left) / (told.length + 1)));
      const before = `${"=".repeat(4000 - left - repeated.length)}${repeated}`;
      const shown = foreignText(`${before}${told} and more`, [secret]);
      expect(shown).toMatch(/\*\*\*…$/);
    }
  },
);

test("a secret that is cut off at the end is taken out too", () => {
  expect(redact("refused: correct-hor", ["correct-horse-battery"])).toBe("refused: ***");
  const cut = foreignText(`${"x".repeat(3990)}correct-horse-battery`, ["correct-horse-battery"], 5000);
  expect(cut).not.toContain("corr");
});

test.each<[string, string]>([
  ["its beginning", "corr3ct-horse-bat… is too long"],
  ["its end", "…rse-battery-staple is too long"],
  ["its middle", "…t-horse-battery-st… is too long"],
  ["with a colour in it", "corr3ct-ho\u001b[31mrse-battery-staple is too long"],
  ["with an invisible character in it", "corr3ct-ho\u200brse-battery-staple is too long"],
  ["on two lines", "corr3ct-horse\n  -battery-staple is too long"],
])("so much of a secret that it gives it away goes: %s", (_, told) => {
  const clean = foreignText(`value ${told}`, ["corr3ct-horse-battery-staple"]);
  expect(clean).toMatch(/^value …?\*+…? is too long$/);
});

test("what JSON in base64 holds of a secret goes", () => {
  const secret = 'Sup3r<secret>&"Pass';
  const clean = redact(`body ${Buffer.from(go(JSON.stringify({ value: secret }))).toString("base64")}`, [secret]);
  expect(Buffer.from(clean.replace("body ", ""), "base64").toString()).not.toMatch(/Sup3r|Pass/);
});

const base64 = (text: string) => Buffer.from(text).toString("base64");
const wrapped = (text: string, width: number) => text.match(new RegExp(`.{1,${width}}`, "g"))!.join("\n");
const NESTED: Readonly<Record<string, (text: string, before: string) => string>> = {
  "base64 inside base64": (text, before) => base64(`${before}${base64(`${before}${text}`)}`),
  "base64 inside base64 behind letters": (text, before) => `${before}${base64(`${before}${base64(text)}`)}`,
  "base64 of percent encoding behind letters": (text, before) => `${before}${base64(strict(text))}`,
  "base64 of percent encoding in lines of 8": (text, before) => wrapped(base64(`${before}${strict(text)}`), 8),
  "base64 of JSON in lines of 5 that are indented": (text, before) =>
    wrapped(base64(`${before}${ascii(text)}`), 5).replaceAll("\n", "\r\n\t  "),
  "base64 of hex in lines of 4": (text, before) => wrapped(base64(`${before}${Buffer.from(text).toString("hex")}`), 4),
};

test.each(Object.entries(NESTED))("a secret in %s is taken out wherever it begins", (_, encode) => {
  for (const secret of ["ünïcödé-värde", "correct-horse-battery"]) {
    for (const before of ["", "a", "ab", "abc"]) {
      const encoded = encode(secret, before);
      const clean = redact(`refused: ${encoded} (given)`, [secret]);
      expect(clean).toMatch(/^refused: [\s\S]{0,24}\*\*\*[\s\S]{0,16} \(given\)$/);
      expect(clean.length).toBeLessThan(70);
    }
  }
});

test("words that a secret has in common with a text stay", () => {
  const text = "NCERRInvalidParam: the password of the vault payments-kv is not long enough";
  expect(redact(text, ["password", "payments-2031-x9", "vault"].slice(1, 2))).toBe(text);
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

test("what nobody sees is spelled out, whatever its class in Unicode", () => {
  for (const unseen of [
    "\u00ad",
    "\u034f",
    "\u180e",
    "\u2800",
    "\u3164",
    "\ufe0f",
    "\ufeff",
    "\u{e0001}",
    "\u{e0100}",
  ]) {
    expect(foreignText(`a${unseen}b`, [])).toMatch(/^a(\\u[0-9a-f]{4})+b$/);
  }
  expect(foreignText("Grüße, 漢字 und 😀", [])).toBe("Grüße, 漢字 und 😀");
});

test("an unrelated letter in front of hex does not hide what the hex holds", () => {
  const secret = "correct-horse-battery";
  for (const encode of [
    (text: string) => Buffer.from(text).toString("base64"),
    (text: string) => JSON.stringify({ text }),
  ]) {
    const hex = Buffer.from(encode(secret)).toString("hex");
    for (const front of ["A", "7", "key=f"]) {
      expect(redact(`refused: ${front}${hex} (given)`, [secret])).toMatch(
        /^refused: (key=)?\w{1,21}\*\*\*[\w]{0,8} \(given\)$/,
      );
    }
  }
});
