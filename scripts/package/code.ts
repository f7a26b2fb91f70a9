import { readFileSync } from "node:fs";
import { join, posix, relative } from "node:path";
import { type BuildOptions, build, type Plugin, transform } from "esbuild";
import { uncopied } from "../../lib/package/make/esbuild";
import { COMMAND, ENTRIES, lateModules, PROGRAMS, partOf, replaceLate, sourceOf } from "./entries";
import { renamed, SHARED, shortNames } from "./names";

/** Folder of the parts, within dist. */
const PARTS = "parts";

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
    plugins: [lateByName(lib)],
  });
  const names = shortNames(metafile);
  const files = outputFiles.map(async ({ path, text }) => {
    const name = names.get(posix.basename(path))!;
    const { code } = await transform(text, { ...FORM, format: "cjs", sourcefile: name });
    return [`${PARTS}/${name}`, `"use strict";\n${renamed(ownNames(plainRequire(uncopied(code))), names)}`];
  });
  return Object.fromEntries(await Promise.all(files));
}

/** The files that package.json names. They are small, and where they always were. */
function starts(): Record<string, string> {
  const files = ENTRIES.map((entry) => {
    const up = "../".repeat(entry.split("/").length - 1) || "./";
    const shebang = entry === COMMAND ? "#!/usr/bin/env node\n" : "";
    return [`${entry}.js`, `${shebang}module.exports = require("${up}${PARTS}/${partOf(entry)}");\n`];
  });
  return Object.fromEntries(files);
}

async function programs(root: string): Promise<Record<string, string>> {
  const { outputFiles } = await build({
    ...settings(root),
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
