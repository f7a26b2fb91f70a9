// Bundles the provider into dist/terraform-provider, the same bytes on every machine.
//   node scripts/bundle-provider.mjs [--release] [--entry lib/provider/main.ts] [--out dist/terraform-provider] [--maps build/maps]
import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { tsImport } from "tsx/esm/api";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const { values: options } = parseArgs({
  options: {
    release: { type: "boolean", default: false },
    entry: { type: "string", default: "lib/provider/main.ts" },
    maps: { type: "string" },
    out: { type: "string", default: "dist/terraform-provider" },
  },
});
const { bundleProvider } = await tsImport("../lib/package/make/index.ts", import.meta.url);
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
try {
  const built = await bundleProvider({ ...options, root, version, source: "terraform.local/cdktf-cckm/cckm" });
  console.log(`${built.name} ${built.version}: ${Math.round(built.size / 1024)} KiB`);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
