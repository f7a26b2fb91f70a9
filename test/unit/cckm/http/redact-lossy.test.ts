import { foreignText } from "../../../../lib/cckm/http/foreign-text";

const inBytes = (text: string, sign: string) =>
  text.replace(/[^\0-\x7f]/gu, (letter) => sign.repeat(Buffer.byteLength(letter)));

// A server that knows ASCII or Latin-1 alone repeats what it was sent with something else in some letters' place.
const LOSSES: Readonly<Record<string, (text: string) => string>> = {
  "a question mark for each letter": (text) => text.replace(/[^\0-\x7f]/gu, "?"),
  "a question mark for each byte": (text) => inBytes(text, "?"),
  "a question mark for what Latin-1 lacks": (text) => text.replace(/[^\0-\xff]/gu, "?"),
  "a replacement character for each letter": (text) => text.replace(/[^\0-\x7f]/gu, "\ufffd"),
  "a replacement character for each byte": (text) => inBytes(text, "\ufffd"),
  "Latin-1 that is read as UTF-8": (text) => Buffer.from(text, "latin1").toString("utf8"),
  "a dot for each byte": (text) => inBytes(text, "."),
  "an underscore for each letter": (text) => text.replace(/[^\0-\x7f]/gu, "_"),
  "nothing for each letter": (text) => text.replace(/[^\0-\x7f]/gu, ""),
  "a question mark, in base64": (text) => Buffer.from(text.replace(/[^\0-\x7f]/gu, "?")).toString("base64"),
};
const SECRETS = ["Geheim-Schlüssel-9", "pässwört", `Tr0ub4dor<&"x ü horse-battery`, "Łódź-2026", "Gruß", "straße🔑77"];
const isLatin1 = (text: string) => !/[^\0-\xff]/.test(text);

describe.each(Object.entries(LOSSES))("%s", (name, lose) => {
  const told = SECRETS.filter((secret) => {
    const lost = lose(secret);
    const isLong = !name.includes("base64") || secret.length > 12;
    const isRead = !name.startsWith("Latin-1 that") || isLatin1(secret);
    return isLong && isRead && lost.replace(/[^\p{L}\p{N}]/gu, "").length >= 4;
  });

  test.each(told)("hides nothing of %s", (secret) => {
    const shown = foreignText(`the value '${lose(secret)}' is not allowed`, [secret]);
    expect(shown).toMatch(/^the value '[^a-zA-Z0-9]{0,3}\*\*\*[^a-zA-Z0-9]{0,3}' is not allowed$/);
  });
});

test("what is left of a secret is not taken for one where it has too few letters", () => {
  expect(foreignText("no ?? in the list, b was given", ["äüb"])).toBe("no ?? in the list, b was given");
  expect(foreignText("who ???? knows", ["пароль"])).toBe("who ???? knows");
});
