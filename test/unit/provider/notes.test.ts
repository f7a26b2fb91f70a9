import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Notes, workingFolderOf } from "../../../lib/provider/journal";

const folder = mkdtempSync(join(tmpdir(), "notes-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("a note is not written through a link that is in its place", () => {
  const working = workingFolderOf({}, { folder });
  const notes = new Notes(working, "run");
  const subject = { server: "https://cm", domain: "root", type: "cckm_aws_kms_account", key: "payments" };
  mkdirSync(working.journal, { recursive: true });
  notes.write("announced", subject, "one");
  const file = join(working.journal, readdirSync(working.journal)[0]!);
  const diary = join(folder, "diary.txt");
  writeFileSync(diary, "private");
  unlinkSync(file);
  symlinkSync(diary, file);
  notes.write("announced", subject, "two");
  expect(readFileSync(diary, "utf8")).toBe("private");
  expect(notes.read("announced", subject)).toEqual({ id: "two", run: "run" });
});
