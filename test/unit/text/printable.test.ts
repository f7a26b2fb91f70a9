import { foreignOutput } from "../../../lib/cli/save-text";
import {
  escapeUnseen,
  escapeUnseenInLines,
  isUnseen,
  steeringEscaped,
  steeringLinesEscaped,
  steersTerminals,
} from "../../../lib/text";

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

test("any text is spelled out where it may stand beside one of several lines, its tabs and line ends kept", () => {
  expect(steeringEscaped("a\u001b[31m\u202e\tb\r")).toBe("a\\u001b[31m\\u202e\tb\\u000d");
  expect(steeringEscaped("a\r\nb\u001b")).toBe("a\r\nb\\u001b");
  const json = JSON.stringify({ a: "\u001b" });
  expect([steeringEscaped(json), steeringLinesEscaped(json), steeringEscaped('{"a":"b"}')]).toEqual([
    ` ${json}`,
    json,
    '{"a":"b"}',
  ]);
});

test("a text of blanks and what has no ink is seen by nobody", () => {
  expect(["", "  ", "\u200b", "\u3164", "\u2800\t"].map(isUnseen)).toEqual([true, true, true, true, true]);
  expect(["-", "\u200b.", "日"].map(isUnseen)).toEqual([false, false, false]);
});

const evil = "x\n\u001b[31m";
const STEERING_JSON: Readonly<Record<string, string>> = {
  "a field": JSON.stringify({ a: evil }),
  "an entry of a list in a list": JSON.stringify([[["b"], [evil]]]),
  "JSON in a field": JSON.stringify({ a: JSON.stringify([JSON.stringify({ b: evil })]) }),
  "JSON of several lines": JSON.stringify({ a: evil }, null, 2),
  "a sign that reverses": '{"a":"x\\n\u202e"}',
  "a carriage return": JSON.stringify(["Good\nGood\rEvil"]),
  "escapes in capitals": '{"a":"x\\u000A\\u001B"}',
  "JSON that is none before its controls are spelled out": '{\n"a":"x\\n\u001b"}',
  "a text that is longer than any name": JSON.stringify({ a: "\n".repeat(70_000), b: evil }),
  "nesting that is deeper than any program's": `${"[".repeat(30_000)}${JSON.stringify(evil)}${"]".repeat(30_000)}`,
};

test.each(Object.entries(STEERING_JSON))(
  "JSON that would steer a terminal once Terraform shows what it means is kept as a text: %s",
  (_, json) => {
    expect(steeringLinesEscaped(json)).toMatch(/^ [[{]/);
  },
);

test.each([
  '{"path":"C:\\\\new\\\\foo"}',
  '{"pem":"-----BEGIN\\r\\n-----END\\r\\n","tab":"\\t"}',
  '{"colour":"\\u001b[31m"}',
  '["{\\"a\\":\\"one\\\\ntwo\\"}"]',
  '{"a":"x\\n',
  "[INFO] C:\\new\\foo",
  '"x\\n\\u001b"',
])("JSON that steers no terminal, and what is none, stays as it is: %s", (text) => {
  expect(steeringLinesEscaped(text)).toBe(text);
});

test.each<[string, string]>([
  ["a ##vso[task.setvariable variable=x]y", "a \\u0023#vso[task.setvariable variable=x]y"],
  ["##[error]a", "\\u0023#[error]a"],
  ["##teamcity[buildStop]", "\\u0023#teamcity[buildStop]"],
  ["wrapped ::error file=a::b", "wrapped \\u003a:error file=a::b"],
  ["::stop-commands::x", "\\u003a:stop-commands::x"],
  ["in a line\n::group::x", "in a line\n\\u003a:group::x"],
])("what a CI job's log would take for a command is spelled out: %j", (text, told) => {
  expect(escapeUnseenInLines(text)).toBe(told);
  expect(escapeUnseen(text.replace("\n", " "))).toBe(told.replace("\n", " "));
});

test.each(["payments-kv::260ecbe7", "at ::1 and ::ffff:10.0.0.1", "## Heading", "issue ##12", "a[##]"])(
  "what is no command to a CI job's log stays as it is: %s",
  (text) => {
    expect(escapeUnseen(text)).toBe(text);
  },
);
