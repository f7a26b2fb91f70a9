import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Command } from "commander";
import { accessCommand } from "../../../lib/cli/access/access";
import { driftCommand } from "../../../lib/cli/drift/drift";
import { planCommand } from "../../../lib/cli/plan/plan";
import { reviewCommand } from "../../../lib/cli/review/review";

let folder: string;
let told: jest.SpyInstance;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cckm-out-"));
  told = jest.spyOn(process.stderr, "write").mockReturnValue(true);
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

/** The first entry of a zip file, as far as it tells what the file is. */
function zip(entry: string): Buffer {
  const head = Buffer.alloc(30);
  head.write("PK\u0003\u0004");
  head.writeUInt16LE(entry.length, 26);
  return Buffer.concat([head, Buffer.from(entry)]);
}

const STATE = '{"version":4,"terraform_version":"1.11.4","serial":7,"lineage":"6f1c","outputs":{},"resources":[]}';
const CONTENTS = {
  state: STATE,
  "encrypted state": '{"serial":7,"lineage":"6f1c","encrypted_data":"c2VjcmV0"}',
  "plan in JSON": '{"format_version":"1.2","terraform_version":"1.11.4"}',
  "saved plan": zip("tfplan"),
  "change set": zip("manifest.json"),
  text: "mine\n",
  "other JSON": '{"name":"prod"}',
};
type Content = keyof typeof CONTENTS;

function at(name: string, content: Content): string {
  const file = join(folder, name);
  writeFileSync(file, CONTENTS[content]);
  return file;
}

const ran = (command: () => Command, ...args: string[]) => command().exitOverride().parseAsync(args, { from: "user" });

const TEXTS: readonly [string, () => Command, readonly string[]][] = [
  ["access", accessCommand, ["--live"]],
  ["review", reviewCommand, ["none.changes"]],
  ["drift", driftCommand, ["--app", "none"]],
];
const FOREIGN: readonly Content[] = ["state", "encrypted state", "plan in JSON", "saved plan", "change set"];

test.each([
  ...TEXTS.flatMap(([name, command, args]) => FOREIGN.map((content) => [name, content, command, args] as const)),
  ...(["state", "saved plan", "text", "other JSON"] as const).map(
    (content) => ["plan", content, planCommand, ["--app", "none"]] as const,
  ),
])("cckm %s does not replace a %s that stands after its --out", async (_, content, command, args) => {
  const file = at("prod", content);
  const link = join(folder, "link");
  symlinkSync("prod", link);
  for (const out of [file, link]) {
    await expect(ran(command, ...args, "--out", out)).rejects.toThrow(/(prod|link) is (a|no) .*, and --out would/);
  }
  expect(readFileSync(file)).toEqual(Buffer.from(CONTENTS[content]));
});

test("a command does not replace what it reads, by whatever name", async () => {
  const [review, policy] = [at("prod.json", "other JSON"), at("policy.yaml", "text")];
  const link = join(folder, "link");
  symlinkSync("prod.json", link);
  const read = "is read by this command, and --out would replace it";
  await expect(ran(reviewCommand, review, "--out", link)).rejects.toThrow(`link ${read}`);
  await expect(ran(reviewCommand, review, "--policy", policy, "--out", policy)).rejects.toThrow(`policy.yaml ${read}`);
  await expect(ran(driftCommand, "--only-backends", review, "--out", link)).rejects.toThrow(`link ${read}`);
  await expect(ran(accessCommand, review, "--out", review)).rejects.toThrow(`prod.json ${read}`);
});

test("cckm access does not replace the answer that it compares with, which would be of today ever after", async () => {
  const [state, base] = [at("prod.tfstate", "state"), join(folder, "base.json")];
  await ran(accessCommand, state, "--format", "json", "--out", base);
  const before = readFileSync(base, "utf8");
  symlinkSync("base.json", join(folder, "link"));
  for (const out of [base, join(folder, "link")]) {
    const again = ran(accessCommand, state, "--format", "csv", "--no-new-access", base, "--out", out);
    await expect(again).rejects.toThrow("is read by this command, and --out would replace it");
  }
  expect(readFileSync(base, "utf8")).toBe(before);
});

test.each(["terminal", "csv", "json", "html"])(
  "what cckm access wrote as %s is replaced in silence",
  async (format) => {
    const [state, out] = [at("prod.tfstate", "state"), join(folder, "access")];
    await ran(accessCommand, state, "--format", format, "--out", out);
    const [first, lines] = [readFileSync(out, "utf8"), told.mock.calls.length];
    await ran(accessCommand, state, "--format", format, "--out", out);
    expect(first.length).toBeGreaterThan(0);
    expect({ text: readFileSync(out, "utf8"), lines: told.mock.calls.length }).toEqual({
      text: first,
      lines: 2 * lines,
    });
  },
);

test.each<[string, Content | undefined]>([
  ["a change set", "change set"],
  ["an empty file", undefined],
])("cckm plan goes on where its --out is %s", async (_, content) => {
  const file = content === undefined ? join(folder, "empty") : at("prod.changes", content);
  if (content === undefined) writeFileSync(file, "");
  await expect(ran(planCommand, "--app", join(folder, "none"), "--out", file)).rejects.toThrow(/none is no folder/);
});
