import { join, resolve } from "node:path";
import { type BuildOptions, build } from "esbuild";

const root = resolve(__dirname, "../..");
const page = join(root, "lib/review/page");

/** The file that these are written to. */
export const ASSETS = join(page, "gen/assets.ts");

/** The style and the script of the review's page, bundled, as a module. */
export async function assets(): Promise<string> {
  const script = await bundled({
    entryPoints: [join(page, "browser/main.ts")],
    format: "iife",
    jsx: "automatic",
    jsxImportSource: "hono/jsx",
    alias: { "hono/jsx/jsx-runtime": join(page, "browser/dom-runtime.ts") },
  });
  const style = await bundled({ entryPoints: [join(page, "style/index.css")] });
  const constants = { STYLE: style, SCRIPT: script };
  for (const [name, text] of Object.entries(constants)) {
    if (/<\/?(script|style)|<!--/i.test(text)) throw new Error(`${name} would end the element that it stands in.`);
  }
  return [
    "// Written by npm run page from style.css and browser/.\n",
    ...Object.entries(constants).map(([name, text]) => `export const ${name} =\n  ${JSON.stringify(text)};\n`),
  ].join("");
}

async function bundled(options: BuildOptions): Promise<string> {
  const { outputFiles } = await build({
    ...options,
    absWorkingDir: root,
    bundle: true,
    write: false,
    minify: true,
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
    logLevel: "error",
  });
  return outputFiles![0]!.text.trim();
}
