import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { allTexts } from "./texts";

async function main(): Promise<void> {
  const folder = join(__dirname, "../../test/words");
  const texts = await allTexts();
  rmSync(folder, { recursive: true, force: true });
  for (const [name, text] of texts) {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  process.stdout.write(`${texts.size} messages in test/words\n`);
}

void main();
