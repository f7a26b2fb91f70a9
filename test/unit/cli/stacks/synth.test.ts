import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CommandFailure } from "../../../../lib/cli/endings";
import { synthesize } from "../../../../lib/cli/stacks";
import { NODE_MODULES } from "../../../support/cdktf";
import { writeApp } from "../../../support/stacks";

let folder: string;
let out: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "synth-"));
  out = join(folder, "cdktf.out");
  mkdirSync(out);
  writeApp(out, { prod: {} });
});
afterEach(() => rmSync(folder, { recursive: true }));

const manifest = () => readFileSync(join(out, "manifest.json"), "utf8");
function synth(app: string): Promise<string> {
  writeFileSync(join(folder, "cdktf.json"), JSON.stringify({ app }));
  return synthesize(folder, { PATH: process.env.PATH });
}

describe("what an earlier synth wrote is not taken for the result of one that", () => {
  test.each([
    ["ends before app.synth()", "true", ""],
    ["fails in a pipe", "node -e 'throw new Error(\"a mistake\")' | cat", "a mistake"],
  ])("%s", async (_, app, said) => {
    const before = manifest();
    const told = synth(app);
    await expect(told).rejects.toBeInstanceOf(CommandFailure);
    await expect(told).rejects.toThrow(`The app wrote nothing to ${out}: ${app} must call app.synth()`);
    await expect(told).rejects.toThrow(said);
    expect(manifest()).toBe(before);
    await expect(synth(app)).rejects.toThrow("wrote nothing");
  });
});

describe("a synth that writes the same as before is taken:", () => {
  test("that of cdktf", async () => {
    symlinkSync(NODE_MODULES, join(folder, "node_modules"));
    const code =
      'const { App, TerraformStack } = require("cdktf"); const a = new App(); new TerraformStack(a, "prod");';
    writeFileSync(join(folder, "main.js"), `${code} a.synth();`);
    for (const _ of [1, 2]) expect(await synth("node main.js")).toBe(out);
  });

  test("one whose files have the same time", async () => {
    const time = new Date("2026-01-01T00:00:00Z");
    utimesSync(join(out, "manifest.json"), time, time);
    cpSync(out, join(folder, "made"), { recursive: true, preserveTimestamps: true });
    expect(await synth("cp -pR made/. cdktf.out")).toBe(out);
  });

  test("the first one", async () => {
    cpSync(out, join(folder, "made"), { recursive: true });
    rmSync(out, { recursive: true });
    expect(await synth("cp -R made cdktf.out")).toBe(out);
  });
});
