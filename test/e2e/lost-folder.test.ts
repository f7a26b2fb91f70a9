import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { run } from "../support/run";

const cckm = resolve(__dirname, "../../dist/cli/main.js");

test.each([["doctor"], ["drift"], ["plan --out x.changes"], ["init payments"], ["provider install"]])(
  "cckm %s in a folder that somebody removed says so in one sentence",
  async (command) => {
    const folder = mkdtempSync(join(tmpdir(), "cckm-lost-"));
    const line = `rmdir "$0" && exec "$1" "$2" ${command}`;
    const { code, stdout, stderr } = await run("/bin/sh", ["-c", line, folder, process.execPath, cckm], {
      cwd: folder,
      env: { PATH: process.env.PATH },
    });
    expect({ code, stdout, stderr }).toEqual({
      code: 1,
      stdout: "",
      stderr: "cckm: The working directory is not there any more. Go to one that is, such as by cd ~.\n",
    });
  },
);
