import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { guides } from "../../../scripts/docs/guides";
import { allPages } from "../../../scripts/docs/pages";

const folder = join(__dirname, "../../../docs");

it("docs/ is as npm run docs would make it now", async () => {
  const pages = await allPages();
  expect(readdirSync(folder).sort()).toEqual([...pages.keys(), ...guides.map(({ file }) => file)].sort());
  for (const [name, text] of pages) expect([name, readFileSync(join(folder, name), "utf8")]).toEqual([name, text]);
});
