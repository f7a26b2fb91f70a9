import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { ASSETS, assets } from "../../../../scripts/page/assets";

const hash = (text: string) => createHash("sha256").update(text).digest("hex");

test("the page's bundled style and script are those of their sources: npm run page", async () => {
  expect(hash(readFileSync(ASSETS, "utf8"))).toBe(hash(await assets()));
});
