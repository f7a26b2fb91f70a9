import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { guides } from "./guides";
import { allPages } from "./pages";

async function main(): Promise<void> {
  const folder = join(__dirname, "../../docs");
  const pages = await allPages();
  const kept = new Set(guides.map(({ file }) => file));
  for (const name of readdirSync(folder)) if (!kept.has(name)) rmSync(join(folder, name), { recursive: true });
  for (const [name, text] of pages) writeFileSync(join(folder, name), text);
  process.stdout.write(`${pages.size} pages in docs/\n`);
}

void main();
