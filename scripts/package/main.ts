// Writes dist: the code in few files, the declarations that tsc has written to build/types, and the bundled provider.
//   npm run build [-- --release]
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { bundleProvider } from "../../lib/package/make";
import { packageCode, providerPart } from "./code";
import { COMMAND } from "./entries";
import { packageTypes } from "./types";

const ROOT = resolve(__dirname, "../..");
const DIST = join(ROOT, "dist");
const PROVIDER = join(DIST, "terraform-provider");

const { values: options } = parseArgs({ options: { release: { type: "boolean", default: false } } });

function write(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    const file = join(DIST, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text, { mode: name === `${COMMAND}.js` ? 0o755 : 0o644 });
  }
}

async function main(): Promise<void> {
  const code = await packageCode(ROOT);
  const types = packageTypes(join(ROOT, "build/types"));
  rmSync(DIST, { recursive: true, force: true });
  write({ ...types, ...code });
  const provider = await bundleProvider({
    ...options,
    root: ROOT,
    version: JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")).version,
    source: "terraform.local/cdktf-cckm/cckm",
    entry: "lib/provider/main.ts",
    out: PROVIDER,
    maps: "build/maps",
  });
  write(providerPart(PROVIDER));
  const size = Object.values(code).reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  console.log(`cdktf-cckm: ${Object.keys(code).length} files of code, ${Math.round(size / 1024)} KiB`);
  console.log(`${provider.name} ${provider.version}: ${Math.round(provider.size / 1024)} KiB`);
}

void main();
