import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { z } from "zod";
import { readChangeSet, unfitName } from "../../../../lib/change-set";
import { Refusal } from "../../../../lib/cli/endings";
import { makeChangeSet } from "../../../../lib/cli/plan/make";
import { pulledState } from "../../../../lib/cli/plan/plan-stack";
import { stackFiles } from "../../../../lib/cli/plan/stack-files";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cckm-names-"));
  mkdirSync(join(folder, "assets"));
  writeFileSync(join(folder, "cdk.tf.json"), JSON.stringify({ resource: { terraform_data: { one: { input: "1" } } } }));
});
afterEach(() => rmSync(folder, { recursive: true }));

const planned = () =>
  makeChangeSet(
    { patterns: [], app: folder, origin: { commit: null, branch: null } },
    { PATH: process.env.PATH, HOME: folder },
    () => {},
  );

test("an asset with signs and blanks in its name is planned into a change set, of a stack without a lock file too", async () => {
  writeFileSync(join(folder, "assets/a@b c.txt"), "asset");
  const { files } = await readChangeSet((await planned()).bytes);
  const asset = [...files].find(([name]) => name.endsWith("/assets/a@b c.txt"));
  expect(asset?.[1].toString()).toBe("asset");
});

test("an asset whose name a change set cannot carry is refused with a sentence that names it", async () => {
  writeFileSync(join(folder, "assets/a\\b.txt"), "asset");
  const problem = "its name has a backslash, which is a folder's end elsewhere";
  await expect(planned()).rejects.toEqual(
    new Refusal(unfitName({ name: JSON.stringify(`stacks/${basename(folder)}/assets/a\\b.txt`), problem })),
  );
});

(process.platform === "linux" ? test : test.skip)("a file whose name is no UTF-8 is refused with a sentence", () => {
  writeFileSync(Buffer.concat([Buffer.from(`${folder}/assets/a`), Buffer.from([0xff])]), "asset");
  expect(() => stackFiles("prod", folder)).toThrow('"stacks/prod/assets/a\ufffd": its name is no UTF-8');
});

test.each(["no JSON", '{"serial": "1"}'])("a state that is printed as %s is refused with a sentence", (text) => {
  expect(() => pulledState("prod", text, z.looseObject({ serial: z.number() }))).toThrow(
    "prod: state pull prints no state of a form that is known here",
  );
});
