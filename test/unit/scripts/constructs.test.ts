import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { comment, inCamelCase } from "../../../scripts/constructs/comment";
import { GENERATED, SHAPES } from "../../../scripts/constructs/places";
import { writeConstructs, writeShapes } from "../../../scripts/constructs/write";

const read = (folder: string) =>
  Object.fromEntries(readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), "utf8")]));

test("lib/constructs/generated is what npm run constructs makes of the contract", () => {
  const folder = mkdtempSync(join(tmpdir(), "constructs-"));
  try {
    writeConstructs(folder);
    expect(read(GENERATED)).toEqual(read(folder));
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("stacks/environment-shapes.ts is what npm run constructs makes of the contract", () => {
  const folder = mkdtempSync(join(tmpdir(), "shapes-"));
  try {
    writeShapes(join(folder, "shapes.ts"));
    expect(readFileSync(SHAPES, "utf8")).toBe(readFileSync(join(folder, "shapes.ts"), "utf8"));
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("a long paragraph of a comment is wrapped at 120 columns, and tags follow each other", () => {
  const text = comment("  ", "word ".repeat(40).trim(), "@param id Name of the construct.", "@throws Error always.");
  expect(text.split("\n").every((line) => line.length <= 120)).toBe(true);
  expect(text).toContain(" *\n   * @param id Name of the construct.\n   * @throws Error always.\n   */\n");
});

test("names of attributes in a description are the constructs' names", () => {
  expect(inCamelCase("Either `key_vaults` or `synchronize_all = true`; `in-place`.")).toBe(
    "Either `keyVaults` or `synchronizeAll = true`; `in-place`.",
  );
});
