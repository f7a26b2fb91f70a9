import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { savePrivately } from "../../../lib/cli/save-text";

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
