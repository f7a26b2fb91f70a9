import { redact } from "../../../../lib/cckm/http/redact";

const WIDE: Readonly<Record<string, (bytes: Buffer) => string>> = {
  hex: (bytes) => bytes.toString("hex"),
  base64: (bytes) => bytes.toString("base64"),
  "base64 behind one byte": (bytes) => Buffer.concat([Buffer.from(":"), bytes]).toString("base64"),
  "percent encoding": (bytes) => [...bytes].map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join(""),
  JSON: (bytes) => JSON.stringify(bytes.toString("latin1")),
};

test.each(Object.entries(WIDE))("a secret beyond Latin letters is found in UTF-16 as %s", (_, encode) => {
  for (const secret of ["ключ-1'2", "パスワード", "пароль-к-сейфу", "a€😀+9"]) {
    const bytes = Buffer.from(secret, "utf16le");
    for (const wide of [bytes, Buffer.from(bytes).swap16()]) {
      expect(redact(`refused: ${encode(wide)} (given)`, [secret])).toMatch(
        /^refused: "?.{0,2}\*\*\*.{0,5}"? \(given\)$/,
      );
    }
  }
});

const MISREAD: Readonly<Record<string, (text: string) => string>> = {
  "in base64": (text) => Buffer.from(text).toString("base64"),
  "in base64 behind a user's name": (text) => Buffer.from(`admin:${text}`).toString("base64url"),
  "in hex": (text) => Buffer.from(text).toString("hex"),
  "in JSON": (text) => JSON.stringify(text),
};

test.each(Object.entries(MISREAD))(
  "a secret that was read as Latin-1 and written again %s is taken out",
  (_, encode) => {
    for (const secret of ["Pässwörd-Ü2026!", "clé'secrète 7", "ключ-доступа-1"]) {
      const misread = Buffer.from(secret).toString("latin1");
      expect(redact(`refused: ${encode(misread)} (given)`, [secret])).toMatch(
        /^refused: (?:YWRtaW4.?|"?)\*\*\*"? \(given\)$/,
      );
    }
  },
);

test("a secret of few letters is found however its accents are composed", () => {
  for (const secret of ["müß7é", "ﬁx9é", "p\u00e49\u0301"]) {
    for (const form of ["NFC", "NFD", "NFKC", "NFKD"]) {
      expect(redact(`refused: ${secret.normalize(form)} (given)`, [secret])).toBe("refused: *** (given)");
    }
  }
});

/** Where only letters and digits tell that it is the secret. */
