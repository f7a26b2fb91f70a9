import { hclKey, hclText } from "../../../../lib/constructs/base/hcl-text";

/** § stands for the sign that begins an expression: in a text of JavaScript it would be taken for a slip. */
const terraform = (text: string) => text.replaceAll("§", "$");

test.each([
  ["plain §{var.a} text", "plain §{var.a} text"],
  ["CORP\\new", "CORP\\\\new"],
  ['a "b"', 'a \\"b\\"'],
  ['a "b" §{var.c["d"]}', 'a \\"b\\" §{var.c["d"]}'],
  ['\\§{replace(var.a, "\\"", "}")}\\', '\\\\§{replace(var.a, "\\"", "}")}\\\\'],
  ['"§§{a}" %%{b}', '\\"§§{a}\\" %%{b}'],
  ['§§§{"a"} "', '§§§{\\"a\\"} \\"'],
  ['§{"x§{var.a}\\"}"}"', '§{"x§{var.a}\\"}"}\\"'],
  ['§{{ a = "}" }["a"]}"', '§{{ a = "}" }["a"]}\\"'],
  ['%{ if var.a == "x" }"%{ endif }', '%{ if var.a == "x" }\\"%{ endif }'],
  ["a\nb\r\nc\n", "a\\nb\\r\\nc\\n"],
  ['§{join(",",\n  var.a)}\n', '§{join(",",   var.a)}\\n'],
])("the text %j is written as %j between the quotes of HCL", (text, written) => {
  expect(hclText(terraform(text))).toBe(terraform(written));
});

test.each(["§{<<E\na\nE\n}", "§{1 # a\n}"])(
  "%j, where the ends of lines count, is left to the writer's heredoc",
  (text) => {
    expect(hclText(terraform(text))).toBe(terraform(text));
  },
);

test.each([
  ["team", "team"],
  ["for", "\\u0066or"],
  ["-a", "\\u002da"],
  ["1a", "1a"],
  ['a "b"', 'a \\"b\\"'],
  ["a\\b", "a\\\\b"],
])("the key %j is written as %j, for which the writer has quotes where they are needed", (key, written) => {
  expect(hclKey(key)).toBe(written);
});
