import { alikeName, sameName } from "../../../../lib/cckm/api/same-name";

test.each([
  ["capitals", "CCKM Users", "cckm users"],
  ["spaces around and between", " CCKM  Users", "CCKM Users "],
  ["the form of Unicode", "Z\u00fcrich", "Zu\u0308rich"],
  ["the sharp s in capitals", "Stra\u00dfe", "STRASSE"],
  ["the i without a dot", "\u0131stanbul", "ISTANBUL"],
  ["the I with a dot", "\u0130zmir", "izmir"],
  ["the sign for Kelvin", "\u212aelvin", "kelvin"],
  ["letters of full width", "\uff23\uff23\uff2b\uff2d", "CCKM"],
])("names that differ in %s may be one to a directory", (_, one, other) => {
  expect(alikeName(one, other)).toBe(true);
});

test("names of other letters are two", () => {
  expect(alikeName("Auditors", "Audit")).toBe(false);
  expect(alikeName("Zurich", "Z\u00fcrich")).toBe(false);
});

test("a name is the same in every form of Unicode, whatever its letter", () => {
  for (let point = 0x20; point < 0x30000; point++) {
    if (point >= 0xd800 && point < 0xe000) continue;
    const letter = String.fromCodePoint(point);
    const [composed, decomposed] = [letter.normalize("NFC"), letter.normalize("NFD")];
    if (!sameName(composed, decomposed) || !sameName(letter, composed)) throw new Error(point.toString(16));
  }
  expect(sameName("Zu\u0308rich", "Z\u00fcrich")).toBe(true);
});

test("names that differ in case or spaces are two in CCKM", () => {
  expect(sameName("audit", "Audit")).toBe(false);
  expect(sameName("audit", "audit ")).toBe(false);
  expect(sameName("zu\u0308rich", "Z\u00fcrich")).toBe(false);
});
