import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  closeSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CommandFailure } from "../../../lib/cli/endings";
import { requireFree, savePrivately, saveText } from "../../../lib/cli/save-text";
import { run } from "../../support/run";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cckm-test-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const CONTENT = Buffer.from("a state");
const modeOf = (file: string) => statSync(file).mode & 0o777;

test("what only this user may read is in a file that only this user may read, also in one that was there before", () => {
  const [fresh, old, link] = ["fresh", "old", "link"].map((name) => join(folder, name)) as [string, string, string];
  writeFileSync(old, "something longer than the state");
  chmodSync(old, 0o664);
  symlinkSync(old, link);
  savePrivately(fresh, CONTENT);
  savePrivately(link, CONTENT);
  for (const file of [fresh, old]) {
    expect({ mode: modeOf(file), text: readFileSync(file, "utf8") }).toEqual({ mode: 0o600, text: "a state" });
  }
});

test("a file is there as it was until it is there as it will be, with its mode, and a link stays a link", () => {
  const [old, link] = [join(folder, "old.csv"), join(folder, "link.csv")];
  writeFileSync(old, "before");
  chmodSync(old, 0o640);
  symlinkSync("old.csv", link);
  const reader = openSync(old, "r");
  saveText(link, "after", { overwrite: true });
  const seen = Buffer.alloc(20);
  expect(seen.toString("utf8", 0, readSync(reader, seen))).toBe("before");
  closeSync(reader);
  expect({ mode: modeOf(old), text: readFileSync(old, "utf8") }).toEqual({ mode: 0o640, text: "after" });
  expect(lstatSync(link).isSymbolicLink()).toBe(true);
  expect(readdirSync(folder).sort()).toEqual(["link.csv", "old.csv"]);
});

test("a file that is there is not overwritten unasked, neither before the work nor after it", () => {
  const file = join(folder, "mine.csv");
  requireFree(file, { overwrite: false });
  writeFileSync(file, "mine");
  expect(() => requireFree(file, { overwrite: false })).toThrow("mine.csv is there already");
  expect(() => saveText(file, "other", { overwrite: false })).toThrow("mine.csv is there already");
  expect(readFileSync(file, "utf8")).toBe("mine");
});

test.each([true, false])(
  "a pipe takes a text with overwriting %s, since nothing of it can be lost",
  async (overwrite) => {
    const pipe = join(folder, "pipe");
    execFileSync("mkfifo", [pipe]);
    const reader = spawn("cat", [pipe], { stdio: ["ignore", "pipe", "inherit"] });
    let read = "";
    reader.stdout.setEncoding("utf8").on("data", (text: string) => {
      read += text;
    });
    requireFree(pipe, { overwrite });
    saveText(pipe, "rows", { overwrite });
    await once(reader, "close");
    expect(read).toBe("rows");
    expect(statSync(pipe).isFIFO()).toBe(true);
  },
);

test("a device and an open descriptor take a text without --force, and the descriptor's file keeps what it has", () => {
  requireFree("/dev/null", { overwrite: false });
  saveText("/dev/null", "rows", { overwrite: false });
  const file = join(folder, "log");
  writeFileSync(file, "before\n");
  const descriptor = openSync(file, "a");
  for (const name of ["dev", "proc/self"].map((at) => `/${at}/fd/${descriptor}`)) {
    requireFree(name, { overwrite: false });
    saveText(name, "rows\n", { overwrite: false });
  }
  closeSync(descriptor);
  expect(readFileSync(file, "utf8")).toBe("before\nrows\nrows\n");
});

test.each([
  ["a folder", "folder", "it is a folder"],
  ["a path in a folder that is not there", "nothing/report.csv", "ENOENT"],
  ["a path below a file", "file/report.csv", "ENOTDIR"],
  ["a link to itself", "loop", "ELOOP"],
  ["a name that is too long", "n".repeat(300), "ENAMETOOLONG"],
])("%s is refused in a sentence before the work, with and without overwriting", (_, name, reason) => {
  mkdirSync(join(folder, "folder"));
  writeFileSync(join(folder, "file"), "mine");
  symlinkSync("loop", join(folder, "loop"));
  for (const overwrite of [true, false]) {
    const refused = () => requireFree(join(folder, name), { overwrite });
    expect(refused).toThrow(CommandFailure);
    expect(refused).toThrow(`${name} cannot be written: ${reason}`);
  }
});

test("a file without a name is refused by its quotes", () => {
  expect(() => saveText("", "rows", { overwrite: false })).toThrow('"" cannot be written: ENOENT');
});

test.each([true, false])(
  "half a new file does not stay where the disk is full, with overwriting %s",
  async (overwrite) => {
    const file = join(folder, "new.csv");
    const program = `require(${JSON.stringify(require.resolve("../../../lib/cli/save-text"))}).saveText(process.argv[1], "a,b\\n".repeat(100_000), { overwrite: ${overwrite} })`;
    const limited = 'trap "" XFSZ; ulimit -f 8; exec "$@"';
    const args = ["-c", limited, "sh", process.execPath, "--require", require.resolve("tsx/cjs"), "-e", program, file];
    const { code, output } = await run("/bin/sh", args, {
      cwd: folder,
      env: { PATH: process.env.PATH, TSX_DISABLE_CACHE: "1" },
    });
    expect(output).toContain("new.csv cannot be written: EFBIG");
    expect(code).toBe(1);
    expect(readdirSync(folder)).toEqual([]);
  },
);
