import { readFileSync } from "node:fs";
import { ASSETS, assets } from "../../../../scripts/page/assets";

test("the page's bundled style and script are those of their sources: npm run page", async () => {
  expect(readFileSync(ASSETS, "utf8")).toBe(await assets());
});
