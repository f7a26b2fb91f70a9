import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { allPages } from "./pages";

async function main(): Promise<void> {
  const folder = join(__dirname, "../../docs");
  const pages = await allPages();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  for (const [name, text] of pages) writeFileSync(join(folder, name), text);
  process.stdout.write(`${pages.size} pages in docs/\n`);
}

void main();
