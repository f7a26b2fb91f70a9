import { foreignOutput } from "../../../lib/cli/save-text";
import { escapeUnseen, isUnseen, steeringLinesEscaped, steersTerminals } from "../../../lib/text";

test.each([
  ["a control character", "\u001b"],
  ["a bidirectional one", "\u202e"],
  ["half of a pair", "\ud800"],
  ["no character, which XML does not hold", "\ufffe"],
  ["another one, behind the basic plane", "\u{1ffff}"],
])("%s in a text is spelled out", (_, character) => {
  expect(escapeUnseen(`a${character}b`)).toMatch(/^a(\\u[0-9a-f]{4})+b$/);
});

test("letters of all languages and signs are no commands to a terminal", () => {
  expect(steersTerminals("größer\n\t 日本語 עברית 👩‍👩‍👧")).toBe(false);
  expect(["\u001b[2J", "a\rb", "\u202e", "\u009b"].map(steersTerminals)).toEqual([true, true, true, true]);
});

test("a report's text is left as it is for a program, and spelled out for a terminal", () => {
  const csv = '"a\u001b[31m","b"\r\n"c\td","\u202e"\r\n';
  expect(foreignOutput(csv, false)).toBe(csv);
  expect(foreignOutput(csv, true)).toBe('"a\\u001b[31m","b"\n"c\td","\\u202e"\n');
});

test("a text of several lines is spelled out where it would steer a terminal; Terraform does so in any other", () => {
  expect(steeringLinesEscaped("a\u001b[31m\u202e")).toBe("a\u001b[31m\u202e");
  expect(steeringLinesEscaped("a\r\nb\u001b[31m\rc\td\u202e\u009b日")).toBe(
    "a\r\nb\\u001b[31m\\u000dc\td\\u202e\\u009b日",
  );
});

test("a text of blanks and what has no ink is seen by nobody", () => {
  expect(["", "  ", "\u200b", "\u3164", "\u2800\t"].map(isUnseen)).toEqual([true, true, true, true, true]);
  expect(["-", "\u200b.", "日"].map(isUnseen)).toEqual([false, false, false]);
});
