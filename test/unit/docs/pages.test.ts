import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { guides } from "../../../scripts/docs/guides";
import { allPages } from "../../../scripts/docs/pages";
import { remedies } from "../../../scripts/docs/remedies";
import { allCatalogues } from "../../../scripts/words/catalogues";

const folder = join(__dirname, "../../../docs");

it("docs/ is as npm run docs would make it now", async () => {
  const pages = await allPages();
  expect(readdirSync(folder).sort()).toEqual([...pages.keys(), ...guides.map(({ file }) => file)].sort());
  for (const [name, text] of pages) expect([name, readFileSync(join(folder, name), "utf8")]).toEqual([name, text]);
});

test("docs/errors.md says of every error and warning when it comes and what to do; nothing is said of messages that are no more", async () => {
  const page = readFileSync(join(folder, "errors.md"), "utf8");
  const entries = (await allCatalogues()).flatMap(({ entries }) => entries);
  for (const { code, when } of entries) {
    const [, section = ""] = page.split(`\n### ${code}\n`);
    const [own = ""] = section.split(/\n##/);
    expect([code, own]).toEqual([code, expect.stringContaining(when)]);
    expect([code, own]).toEqual([code, expect.stringMatching(/\nWhat to do: \S/)]);
  }
  const codes = entries.map(({ code }) => code);
  expect(Object.keys(remedies).filter((code) => !codes.includes(code))).toEqual([]);
});
