import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CommandFailure } from "../../../../lib/cli/endings";
import { providerCommand } from "../../../../lib/cli/provider/install";

let folder: string;
let out: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "bundle-out-"));
  out = join(folder, "out");
  jest.spyOn(process.stdout, "write").mockReturnValue(true);
  writeFileSync(join(folder, "main.js"), 'console.log("acme");');
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

const bundle = (into: string) =>
  providerCommand().parseAsync(
    ["bundle", join(folder, "main.js"), "--source", "terraform.local/acme/vaults", "--out", into],
    { from: "user" },
  );
const write = (name: string, text: string) => writeFileSync(join(out, name), text);

describe("cckm provider bundle removes nothing that it did not write:", () => {
  test("the folder of the source is refused, and stays as it is", async () => {
    await expect(bundle(folder)).rejects.toThrow(`${folder} holds main.js, which is no part of a bundled provider.`);
    await expect(bundle(folder)).rejects.toBeInstanceOf(CommandFailure);
    expect(readdirSync(folder)).toEqual(["main.js"]);
  });

  test("a folder behind a link is refused with its files", async () => {
    mkdirSync(join(folder, "own"));
    writeFileSync(join(folder, "own/keep.txt"), "kept");
    symlinkSync(join(folder, "own"), out);
    await expect(bundle(out)).rejects.toThrow("holds keep.txt");
    expect(readFileSync(join(folder, "own/keep.txt"), "utf8")).toBe("kept");
  });

  test.each([
    ["of something else", JSON.stringify({ name: "site", files: { a: "keep.txt" } })],
    ["that is not JSON", "manifest"],
    ["that is no object", "null"],
    ["that names folders", JSON.stringify({ source: "terraform.local/acme/vaults", files: { a: "keep.txt/", b: 7 } })],
  ])("a manifest.json %s does not give the folder away", async (_, manifest) => {
    mkdirSync(out);
    write("manifest.json", manifest);
    write("keep.txt", "kept");
    await expect(bundle(out)).rejects.toThrow(`${out} holds `);
    expect(readFileSync(join(out, "manifest.json"), "utf8")).toBe(manifest);
    expect(readFileSync(join(out, "keep.txt"), "utf8")).toBe("kept");
  });

  test.each([
    ["manifest.json", '{"name":"site","icons":[]}'],
    ["THIRD-PARTY-LICENSES.txt", "licences of a site"],
  ])("a %s of something else is kept where it is alone", async (name, text) => {
    mkdirSync(out);
    write(name, text);
    await expect(bundle(out)).rejects.toThrow(`${out} holds ${name}, which is no part of a bundled provider.`);
    expect(readFileSync(join(out, name), "utf8")).toBe(text);
  });

  test("what was put beside a former bundle is kept, file or folder", async () => {
    await bundle(out);
    const before = readdirSync(out);
    mkdirSync(join(out, "notes"));
    write("keep.txt", "kept");
    await expect(bundle(out)).rejects.toThrow(`${out} holds keep.txt, notes, which `);
    expect(readdirSync(out).sort()).toEqual([...before, "keep.txt", "notes"].sort());
  });

  test("a file in the folder's place is said to be one", async () => {
    writeFileSync(out, "kept");
    await expect(bundle(out)).rejects.toThrow(`${out} is no folder`);
    expect(readFileSync(out, "utf8")).toBe("kept");
  });
});

describe("cckm provider bundle replaces", () => {
  test("a former bundle, with files that this one has no more", async () => {
    await bundle(out);
    const manifest = JSON.parse(readFileSync(join(out, "manifest.json"), "utf8"));
    write("code-9.js", "old");
    write("manifest.json", JSON.stringify({ ...manifest, files: { ...manifest.files, "code-9.js": "code-9.js" } }));
    await bundle(out);
    expect(existsSync(join(out, "code-9.js"))).toBe(false);
    expect(JSON.parse(readFileSync(join(out, "manifest.json"), "utf8"))).toEqual(manifest);
  });

  test("one that was ended halfway", async () => {
    await bundle(out);
    const whole = readdirSync(out);
    for (const name of whole) if (name !== "manifest.json") rmSync(join(out, name));
    await bundle(out);
    expect(readdirSync(out)).toEqual(whole);
  });

  test("an empty folder", async () => {
    mkdirSync(out);
    await bundle(out);
    expect(existsSync(join(out, "manifest.json"))).toBe(true);
  });
});
