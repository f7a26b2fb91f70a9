import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { CommandFailure } from "../../../lib/cli/endings";
import { temporaryFolder } from "../../../lib/cli/temporary-folder";

let place: string;
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), "cckm-test-"));
});
afterEach(() => rmSync(place, { recursive: true }));

test("a command works in a folder that only this user can read", () => {
  const folder = temporaryFolder("cckm-", place);
  expect([dirname(folder), statSync(folder).mode & 0o777]).toEqual([place, 0o700]);
});

test.each([
  ["none", "ENOENT"],
  ["file/below", "ENOTDIR"],
])("a place for temporary files that cannot be used is told in a sentence: %s", (name, reason) => {
  writeFileSync(join(place, "file"), "");
  const make = () => temporaryFolder("cckm-", join(place, name));
  expect(make).toThrow(CommandFailure);
  expect(make).toThrow(
    `No temporary folder can be made in ${join(place, name)}: ${reason}. Set TMPDIR to a folder that exists`,
  );
});
