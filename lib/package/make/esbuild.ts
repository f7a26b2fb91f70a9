import type { BuildOptions, Plugin } from "esbuild";
import { inOneLine } from "../../words";
import { esbuildMissing } from "../words";

/** A bundled file, and the files that it was made of. */
export interface Output {
  readonly text: string;
  /** Its source map, if asked for. */
  readonly map?: string;
  readonly inputs: readonly string[];
  /** Whether some of the files are loaded late, by `import(…)`. */
  readonly loadsLate: boolean;
}

/** Files that are loaded one after another, the first of them by name. */
export interface Parts {
  readonly files: Readonly<Record<string, string>>;
  /** Their source maps by the same names, if asked for. */
  readonly maps: Readonly<Record<string, string>>;
  readonly inputs: readonly string[];
}

// Placeholder in a bundle for the version, which contains a hash of the bundle.
export const VERSION_MARK = "@terraform-provider-version@";

/** What is bundled, and how. */
export interface Bundling {
  readonly entry: string;
  /** Folder that the paths are relative to. It does not appear in the bundle. */
  readonly root: string;
  readonly plugins?: readonly Plugin[];
  /** Whether to shorten all names, and make source maps that tell them. */
  readonly short: boolean;
}

const COMMON = { legalComments: "none", platform: "node", target: "node20" } as const;
type Looks = Pick<BuildOptions, "minifyWhitespace" | "minifySyntax"> & { readonly sourcemap?: "inline" };
const MINIFIED: Looks = { minifyWhitespace: true, minifySyntax: true };

/** Bundles a program for Node.js into one file. */
export async function build(bundling: Bundling): Promise<Output> {
  const { build } = await esbuild();
  const { outputFiles, metafile } = await build({ ...settings(bundling), format: "cjs" });
  const imports = Object.values(metafile.inputs).flatMap((input) => input.imports);
  return {
    ...(await shortened(withoutPlaces(outputFiles[0]!.text), bundling)),
    inputs: Object.keys(metafile.inputs),
    loadsLate: imports.some(({ kind, external }) => kind === "dynamic-import" && !external),
  };
}

/**
 * Bundles a program for Node.js into `main` and a file for each part that it loads late, by `import(…)`; they are CommonJS
 * too.
 */
export async function buildParts(main: string, bundling: Bundling): Promise<Parts> {
  const { build, transform } = await esbuild();
  const { outputFiles, metafile } = await build({
    ...settings(bundling),
    entryPoints: { main: bundling.entry },
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
  const maps: Record<string, string> = {};
  for (const [from, name] of names) {
    const options = { ...looks(bundling), format: "cjs", supported: { "dynamic-import": false } } as const;
    const { code } = await transform(texts.get(from)!, options);
    const renamed = uncopied(code).replaceAll(PART, (_, part: string) => `"./${names.get(part)!}"`);
    const { text, map } = await shortened(withoutPlaces(renamed), bundling);
    files[name] = text;
    if (map) maps[name] = map;
  }
  return { files, maps, inputs: Object.keys(metafile.inputs) };
}

const PART = /"\.\/((?:part|main)-?[A-Z0-9]*\.js)"/g;

/** Keeps a file from copying all that it exports, which takes longer than the rest of its start. */
export function uncopied(code: string): string {
  return code.replace(
    /module\.exports ?= ?__toCommonJS\((\w+)\)/,
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

function settings(bundling: Bundling) {
  return {
    ...looks(bundling),
    absWorkingDir: bundling.root,
    entryPoints: [bundling.entry],
    bundle: true,
    write: false,
    metafile: true,
    define: { "process.env.NODE_ENV": '"production"', TERRAFORM_PROVIDER_VERSION: JSON.stringify(VERSION_MARK) },
    logLevel: "warning",
    plugins: [...(bundling.plugins ?? [])],
  } satisfies BuildOptions;
}

/** What is shortened in the end still has its lines until then: what is replaced in one leaves the map of the others. */
function looks({ short }: Bundling): typeof COMMON & Looks {
  return short ? { ...COMMON, minifySyntax: true, sourcemap: "inline" } : { ...COMMON, ...MINIFIED };
}

/** Names take a fifth of what is read, parsed and kept at each start. */
async function shortened(text: string, { short }: Bundling): Promise<{ readonly text: string; readonly map?: string }> {
  if (!short) return { text };
  const { transform } = await esbuild();
  const { code, map } = await transform(text, {
    ...COMMON,
    minify: true,
    format: "cjs",
    sourcemap: "external",
    sourcesContent: false,
  });
  return { text: code, map };
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
