import type { BuildOptions, Plugin } from "esbuild";
import { inOneLine } from "../../words";
import { esbuildMissing } from "../words";

/** A bundled file, and the files that it was made of. */
export interface Output {
  readonly text: string;
  readonly inputs: readonly string[];
  /** Whether some of the files are loaded late, by `import(…)`. */
  readonly loadsLate: boolean;
}

/** Files that are loaded one after another, the first of them by name. */
export interface Parts {
  readonly files: Readonly<Record<string, string>>;
  readonly inputs: readonly string[];
}

// Placeholder in a bundle for the version, which contains a hash of the bundle.
export const VERSION_MARK = "@terraform-provider-version@";

// Identifiers stay: they do not slow down the start, and keep stack traces readable.
const MINIFIED = { minifyWhitespace: true, minifySyntax: true, legalComments: "none", platform: "node" } as const;
const TARGET = "node20";

/** Bundles a program for Node.js into one file; `root` does not appear in it. */
export async function build(entry: string, root: string, plugins: readonly Plugin[] = []): Promise<Output> {
  const { build } = await esbuild();
  const { outputFiles, metafile } = await build({ ...settings(entry, root, plugins), format: "cjs" });
  const imports = Object.values(metafile.inputs).flatMap((input) => input.imports);
  return {
    text: withoutPlaces(outputFiles[0]!.text),
    inputs: Object.keys(metafile.inputs),
    loadsLate: imports.some(({ kind, external }) => kind === "dynamic-import" && !external),
  };
}

/**
 * Bundles a program for Node.js into `main` and a file for each part that it loads late, by `import(…)`; they are CommonJS
 * too.
 */
export async function buildParts(
  main: string,
  entry: string,
  root: string,
  plugins: readonly Plugin[],
): Promise<Parts> {
  const { build, transform } = await esbuild();
  const { outputFiles, metafile } = await build({
    ...settings(entry, root, plugins),
    entryPoints: { main: entry },
    // Only ES modules can be split.
    format: "esm",
    splitting: true,
    outdir: "/",
    entryNames: "[name]",
    chunkNames: "part-[hash]",
  });
  const texts = new Map(outputFiles.map(({ path, text }) => [path.split(/[\\/]/).at(-1)!, text]));
  const names = namesOf(texts, main);
  const files: Record<string, string> = {};
  for (const [from, name] of names) {
    const supported = { "dynamic-import": false };
    const { code } = await transform(texts.get(from)!, { ...MINIFIED, target: TARGET, format: "cjs", supported });
    const renamed = uncopied(code).replaceAll(PART, (_, part: string) => `"./${names.get(part)!}"`);
    files[name] = withoutPlaces(renamed);
  }
  return { files, inputs: Object.keys(metafile.inputs) };
}

const PART = /"\.\/((?:part|main)-?[A-Z0-9]*\.js)"/g;

// Each file copies all that it exports, which takes longer than the rest of its start.
function uncopied(code: string): string {
  return code.replace(
    /module\.exports=__toCommonJS\((\w+)\)/,
    'module.exports=Object.defineProperty($1,"__esModule",{value:!0})',
  );
}

/** New names in the order in which the files refer to each other: esbuild's own depend on folders. */
function namesOf(texts: ReadonlyMap<string, string>, main: string): ReadonlyMap<string, string> {
  const names = new Map([["main.js", main]]);
  for (const [file] of names) {
    for (const [, part] of texts.get(file)!.matchAll(PART)) {
      if (!names.has(part!)) names.set(part!, main.replace(/\.js$/, `-${names.size}.js`));
    }
  }
  return names;
}

function settings(entry: string, root: string, plugins: readonly Plugin[]) {
  return {
    ...MINIFIED,
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    write: false,
    metafile: true,
    target: TARGET,
    define: { "process.env.NODE_ENV": '"production"', TERRAFORM_PROVIDER_VERSION: JSON.stringify(VERSION_MARK) },
    logLevel: "warning",
    plugins: [...plugins],
  } satisfies BuildOptions;
}

// esbuild names each module by its path. If node_modules is elsewhere (linked, or hoisted by a workspace), that would put
// the machine's folders into the program, and builds on other machines would differ.
function withoutPlaces(code: string): string {
  return code.replaceAll(/"(?:\.\.\/)+[^"\n]*?(node_modules\/[^"\n]*)"(?=\()/g, '"$1"');
}

async function esbuild(): Promise<typeof import("esbuild")> {
  try {
    return await import("esbuild");
  } catch (cause) {
    throw new Error(inOneLine(esbuildMissing({})), { cause });
  }
}
