// Writes dist, without the provider: the code in few files, and the declarations that tsc has written to build/types.
// `npm run build` runs it.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { packageCode } from "./code";
import { COMMAND } from "./entries";
import { packageTypes } from "./types";

const ROOT = resolve(__dirname, "../..");
const DIST = join(ROOT, "dist");

async function main(): Promise<void> {
  const code = await packageCode(ROOT);
  const types = packageTypes(join(ROOT, "build/types"));
  rmSync(DIST, { recursive: true, force: true });
  for (const [name, text] of Object.entries({ ...types, ...code })) {
    const file = join(DIST, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text, { mode: name === `${COMMAND}.js` ? 0o755 : 0o644 });
  }
  const size = Object.values(code).reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  console.log(`cdktf-cckm: ${Object.keys(code).length} files of code, ${Math.round(size / 1024)} KiB`);
}

void main();
