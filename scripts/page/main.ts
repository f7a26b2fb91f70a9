// Bundles the style and the script of the review's page into lib/review/page/gen: npm run page.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { ASSETS, assets } from "./assets";

async function main(): Promise<void> {
  const text = await assets();
  mkdirSync(dirname(ASSETS), { recursive: true });
  writeFileSync(ASSETS, text);
  console.log(`${ASSETS}: ${Math.round(Buffer.byteLength(text) / 1024)} KiB`);
}

void main();
