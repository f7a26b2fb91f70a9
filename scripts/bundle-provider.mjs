// Bundles the provider into dist/terraform-provider: one executable file, the same bytes on every machine.
//   node scripts/bundle-provider.mjs [--release] [--entry lib/provider/main.ts] [--out dist/terraform-provider]
import { createHash } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build } from "esbuild";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const { values: options } = parseArgs({
  options: {
    release: { type: "boolean", default: false },
    entry: { type: "string", default: join(root, "lib/provider/main.ts") },
    out: { type: "string", default: join(root, "dist/terraform-provider") },
  },
});

const NAME = "terraform-provider-cckm";
// Stands in the bundle for the version, which is made of a hash of the bundle.
const VERSION_MARK = "@cckm-provider-version@";
const sha256 = (content) => createHash("sha256").update(content);

async function bundle(entry) {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: [resolve(entry)],
    bundle: true,
    write: false,
    metafile: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    banner: { js: "#!/usr/bin/env node" },
    define: { "process.env.NODE_ENV": '"production"', CCKM_PROVIDER_VERSION: JSON.stringify(VERSION_MARK) },
    // Identifiers stay: they cost no start time, and a stack trace remains readable.
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: "none",
    tsconfig: join(root, "tsconfig.json"),
    logLevel: "warning",
  });
  return { marked: outputFiles[0].text, inputs: Object.keys(metafile.inputs) };
}

/** The licences of the packages that went into the bundle. They are in the npm package, not beside the placed provider. */
function licences(inputs) {
  const found = new Map();
  for (const input of inputs) {
    const folder = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1];
    if (!folder || found.has(folder)) continue;
    const { name, version, license } = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
    const file = readdirSync(join(root, folder)).find((candidate) => /^licen[cs]e/i.test(candidate));
    const text = file ? readFileSync(join(root, folder, file), "utf8").trim() : "";
    found.set(folder, `${name} ${version} (${license})\n\n${text}\n`);
  }
  return [...found.values()].sort().join(`\n${"-".repeat(80)}\n\n`);
}

function versionOf(content) {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  if (options.release) return version;
  // From the first letter on: as a part of a version, digits alone may not begin with a zero.
  return `${version}-dev.${/[a-f].{11}/.exec(content.digest("hex"))[0]}`;
}

/** Terraform's hash of a package: of its files' hashes and names, sorted by name. */
function h1(files) {
  const lines = Object.entries(files)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, content]) => `${sha256(content).digest("hex")}  ${name}\n`);
  return `h1:${sha256(lines.join("")).digest("base64")}`;
}

if (!existsSync(options.entry)) {
  console.error(`No provider to bundle: ${options.entry} does not exist. Give its main file with --entry.`);
  process.exit(1);
}
const { marked, inputs } = await bundle(options.entry);
// Terraform starts a file whose name ends in the version, which Node takes for the extension: this says what it is.
const packageJson = '{"type":"commonjs"}\n';
const version = versionOf(sha256(marked).update(packageJson));
const code = marked.replaceAll(VERSION_MARK, version);
const placed = { [`${NAME}_v${version}`]: code, "package.json": packageJson };
const manifest = {
  version,
  h1: h1(placed),
  files: { [`${NAME}_v${version}`]: NAME, "package.json": "package.json" },
};

rmSync(options.out, { recursive: true, force: true });
mkdirSync(options.out, { recursive: true });
for (const [name, content, mode] of [
  [NAME, code, 0o755],
  ["package.json", packageJson, 0o644],
  ["manifest.json", `${JSON.stringify(manifest, null, 2)}\n`, 0o644],
  ["THIRD-PARTY-LICENSES.txt", licences(inputs), 0o644],
]) {
  writeFileSync(join(options.out, name), content);
  chmodSync(join(options.out, name), mode);
}
console.log(`${NAME} ${version}: ${(code.length / 1024).toFixed(0)} KiB`);
