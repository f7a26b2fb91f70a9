import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { guides } from "./guides";
import { allPages } from "./pages";

async function main(): Promise<void> {
  const folder = join(__dirname, "../../docs");
  const pages = await allPages();
  const known = new Set([...guides.map(({ file }) => file), ...pages.keys()]);
  const strange = readdirSync(folder).filter((name) => !known.has(name));
  // Perhaps somebody has just written it.
  if (strange.length > 0)
    throw new Error(
      `docs/ has what nothing makes: ${strange.join(", ")}. Remove it, or list it in scripts/docs/guides.ts.`,
    );
  for (const [name, text] of pages) writeFileSync(join(folder, name), text);
  process.stdout.write(`${pages.size} pages in docs/\n`);
}

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
