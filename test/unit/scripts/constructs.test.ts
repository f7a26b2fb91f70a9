import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dataAzureSyncJobs } from "../../../lib/contract";
import { comment, inCamelCase } from "../../../scripts/constructs/comment";
import { EXAMPLES, GENERATED, SHAPES } from "../../../scripts/constructs/places";
import { DERIVED, derivedExample } from "../../../scripts/constructs/reference-example";
import { writeConstructs, writeExamples, writeShapes } from "../../../scripts/constructs/write";

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

test("every reference example is written by hand, or what npm run constructs makes of the contract", () => {
  const folder = mkdtempSync(join(tmpdir(), "examples-"));
  try {
    cpSync(EXAMPLES, folder, { recursive: true });
    writeExamples(folder);
    expect(read(EXAMPLES)).toEqual(read(folder));
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("an example that is made of a contract has the examples of what must be given, and imports what they name", () => {
  expect(
    derivedExample({ construct: "DataAzureSyncJobs", schema: dataAzureSyncJobs.schema }),
  ).toBe(`${DERIVED}import type { TerraformStack } from "cdktf";
import { AzureSyncItem, DataAzureSyncJobs } from "cdktf-cckm";

export function example(stack: TerraformStack): void {
  new DataAzureSyncJobs(stack, "example", { item: AzureSyncItem.SECRETS });
}
`);
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
