// Takes the README's picture of the review's page: npm run screenshot [-- --out FILE --width 1280 --height 800 --dark].
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";
import { html } from "../../lib/review";
import { findChromium } from "../../test/support/chromium";
import { exampleReview } from "./example";

const LARGEST = 200 * 1000;

async function main(): Promise<void> {
  const { values: options } = parseArgs({
    options: {
      out: { type: "string", default: resolve(__dirname, "../../images/review.png") },
      width: { type: "string", default: "1280" },
      height: { type: "string", default: "748" },
      dark: { type: "boolean", default: false },
    },
  });
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error("There is no chromium here. Install it, or name it in CHROMIUM.");
  const folder = mkdtempSync(join(tmpdir(), "review-picture-"));
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  try {
    const file = join(folder, "review.html");
    writeFileSync(file, html(exampleReview()));
    const viewport = { width: Number(options.width), height: Number(options.height) };
    const page = await browser.newPage({ viewport, colorScheme: options.dark ? "dark" : "light" });
    await page.goto(`file://${file}`);
    await page.locator("html.ready").waitFor({ state: "attached" });
    mkdirSync(dirname(options.out), { recursive: true });
    await page.screenshot({ path: options.out });
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
  const { size } = statSync(options.out);
  if (size >= LARGEST) throw new Error(`${options.out} has ${size} bytes; the README's picture may have ${LARGEST}.`);
  console.log(`${options.out}: ${Math.round(size / 1000)} kB`);
}

void main();
