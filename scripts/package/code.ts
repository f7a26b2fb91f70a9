import { readdirSync, readFileSync } from "node:fs";
import { basename, join, posix, relative } from "node:path";
import { type BuildOptions, build, type Plugin, transform } from "esbuild";
import { nodeTooOld } from "../../lib/cli/doctor/words";
import { LEAST_NODE } from "../../lib/package/make";
import { uncopied } from "../../lib/package/make/esbuild";
import { asLines } from "../../lib/words";
import {
  COMMAND,
  CONSTRUCTS,
  ENTRIES,
  lateModules,
  PROGRAMS,
  PROVIDER,
  partOf,
  replaceLate,
  sourceOf,
} from "./entries";
import { loadedBy, renamed, SHARED, shortNames } from "./names";

/** Folder of the parts, within dist. */
const PARTS = "parts";

const FOUND = "FOUND";

/** Keeps names, and breaks lines. The constructs are not compact: node shows the line that an error is thrown in. */
const COMPACT = { minifyWhitespace: true, minifySyntax: true, lineLimit: 200 } as const;
const FORM = { platform: "node", target: "node20" } as const;

/** The code of the package by path below dist. Names, lines and the places of the sources stay in it, for stack traces. */
export async function packageCode(root: string): Promise<Readonly<Record<string, string>>> {
  return { ...(await parts(root)), ...starts(), ...(await programs(root)) };
}

/**
 * All that is loaded by name, or late, each in a part of its own, and what several of them need in parts that they share:
 * many small files take longer to load. No part holds code that one of those which load it does not need.
 */
async function parts(root: string): Promise<Record<string, string>> {
  const lib = join(root, "lib");
  const modules = [...ENTRIES, ...lateModules(lib)];
  const { outputFiles, metafile } = await build({
    ...settings(root),
    entryPoints: Object.fromEntries(modules.map((module) => [partOf(module).slice(0, -3), sourceOf(lib, module)])),
    // Only ES modules can be split.
    format: "esm",
    splitting: true,
    outdir: "/",
    chunkNames: `${SHARED}[hash]`,
    define: { require: "partRequire" },
    plugins: [lateByName(lib), providerAsBuilt(join(lib, PROVIDER))],
  });
  const names = shortNames(metafile);
  const byName = new Set(ENTRIES.map(partOf));
  const constructs = loadedBy(partOf(CONSTRUCTS), metafile);
  const files = outputFiles.map(async ({ path, text: module }) => {
    const name = names.get(posix.basename(path))!;
    const lines = constructs.has(posix.basename(path)) ? {} : COMPACT;
    const { code } = await transform(module, { ...FORM, ...lines, format: "cjs", sourcefile: name });
    const text = renamed(ownNames(plainRequire(uncopied(code))), names);
    return [`${PARTS}/${name}`, `"use strict";\n${byName.has(name) ? text : text.replace(ANNOTATION, "")}`];
  });
  return Object.fromEntries(await Promise.all(files));
}

/** The files that package.json names. They are small, where they always were, and every Node.js reads them, unlike the parts. */
function starts(): Record<string, string> {
  const files = ENTRIES.map((entry) => {
    const up = "../".repeat(entry.split("/").length - 1) || "./";
    const tooOld = JSON.stringify(asLines(nodeTooOld({ least: LEAST_NODE, version: FOUND }))).replace(
      FOUND,
      '" + process.versions.node + "',
    );
    const [shebang, end] =
      entry === COMMAND
        ? ["#!/usr/bin/env node\n", `{\n  console.error("cckm: " + ${tooOld});\n  process.exit(1);\n}`]
        : ["", `throw new Error("cdktf-cckm: " + ${tooOld});`];
    const check = `if (parseInt(process.versions.node, 10) < ${LEAST_NODE}) ${end}\n`;
    return [`${entry}.js`, `${shebang}${check}module.exports = require("${up}${PARTS}/${partOf(entry)}");\n`];
  });
  return Object.fromEntries(files);
}

async function programs(root: string): Promise<Record<string, string>> {
  const { outputFiles } = await build({
    ...settings(root),
    ...COMPACT,
    entryPoints: Object.fromEntries(
      PROGRAMS.map((program) => [posix.basename(program), join(root, "lib", `${program}.ts`)]),
    ),
    format: "cjs",
    outdir: "/",
  });
  return Object.fromEntries(outputFiles.map(({ path, text }) => [`${PARTS}/${posix.basename(path)}`, text]));
}

function settings(root: string) {
  return {
    absWorkingDir: root,
    bundle: true,
    // Dependencies are installed beside the package.
    packages: "external",
    ...FORM,
    legalComments: "none",
    logLevel: "warning",
    metafile: true,
    write: false,
  } as const satisfies BuildOptions;
}

// esbuild leaves a function of this name alone; what `require` names, it would bundle with the file that loads it late.
const OWN_REQUIRE = /\bpartRequire\b/g;
/** Tells ES modules what they can import: nobody imports a part that is not loaded by name. */
const ANNOTATION = /(?:\/\/ Annotate the CommonJS export names.*\n)?\b0\s*&&\s*\(module\.exports\s*=\s*\{[^}]*\}\);\n/;
const SHEBANG = /^#!.*\n/;

/** Names the part that is loaded late, instead of the module that it begins with. */
function lateByName(lib: string): Plugin {
  return {
    name: "late-by-name",
    setup: ({ onLoad }) => {
      onLoad({ filter: /[\\/]lib[\\/].*\.tsx?$/ }, ({ path }) => {
        const file = relative(lib, path).replaceAll("\\", "/");
        const text = readFileSync(path, "utf8").replace(SHEBANG, "");
        const contents = replaceLate(lib, file, text, (module) => `require("./${partOf(module)}")`);
        // Without exports, esbuild would take it for CommonJS, and wrap what it imports.
        return { contents: `${contents}\nexport {};\n`, loader: path.endsWith("x") ? "tsx" : "ts" };
      });
    },
  };
}

/** The built provider holds what `testing` runs of it, once more would be an eighth of the package. */
function providerAsBuilt(module: string): Plugin {
  return {
    name: "provider-as-built",
    setup: ({ onResolve }) => {
      onResolve({ filter: /^\.\.?\/.*\/whole$/ }, ({ path, resolveDir }) =>
        join(resolveDir, path) === module ? { path: `./${partOf(PROVIDER)}`, external: true } : undefined,
      );
    },
  };
}

/** The part that stands for the built provider. */
export function providerPart(folder: string): Readonly<Record<string, string>> {
  const file = readdirSync(folder).find(
    (name) => /^code.*\.js$/.test(name) && /\bcckmProvider: ?\(\) ?=>/.test(readFileSync(join(folder, name), "utf8")),
  );
  if (file === undefined) throw new Error(`No file in ${folder} exports cckmProvider, which ${PROVIDER} names.`);
  return { [`${PARTS}/${partOf(PROVIDER)}`]: `module.exports = require("../${basename(folder)}/${file}");\n` };
}

function plainRequire(code: string): string {
  return code.replaceAll(OWN_REQUIRE, "require");
}

/** A class that names itself gets another name from esbuild, which stack traces and the console would show. */
function ownNames(code: string): string {
  return [...code.matchAll(/ = class _(\w+)/g)].reduce(
    (text, [, name]) => text.replaceAll(new RegExp(`(?<![.\\w])_${name!}\\b`, "g"), name!),
    code,
  );
}
