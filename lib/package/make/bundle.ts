import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { Plugin } from "esbuild";
import { inOneLine } from "../../words";
import { sha256 } from "../manifest/h1";
import { entryMissing, esbuildMissing, sourceInvalid } from "../words";
import { licences } from "./licences";
import { type ProviderFiles, writePackage } from "./package";
import { START } from "./start";

/** What to bundle, and how. */
export interface BundleOptions {
  /** The entry file that serves the provider: TypeScript or JavaScript. */
  readonly entry: string;
  /** The provider's source address: host, namespace and type, such as `terraform.local/acme/vaults`. */
  readonly source: string;
  /** Version of the provider. A development build adds a hash of its content. */
  readonly version: string;
  /** Whether to use `version` unchanged. */
  readonly release: boolean;
  /** Output folder; its content is replaced. */
  readonly out: string;
  /** Folder that the paths are relative to. It does not appear in the bundle. */
  readonly root: string;
}

/** The result of a build. */
export interface Bundled {
  /** File name of the program. */
  readonly name: string;
  readonly version: string;
  /** Size of the bundle in bytes. */
  readonly size: number;
}

// Placeholder in the bundle for the version, which contains a hash of the bundle.
const VERSION_MARK = "@terraform-provider-version@";

/**
 * Bundles a provider: the program that Terraform starts and the bundle that it loads, byte-identical on every machine, and
 * the data needed to place them.
 * @throws Error if the entry is missing, the source is not an address, or esbuild is not installed.
 */
export async function bundleProvider(options: BundleOptions): Promise<Bundled> {
  const { source, root } = options;
  const entry = resolve(root, options.entry);
  if (!existsSync(entry)) throw new Error(inOneLine(entryMissing({ entry })));
  if (!/^[a-z0-9][a-z0-9-]*(\.[a-z0-9][a-z0-9-]*)*(:\d+)?(\/[a-z0-9][a-z0-9-]*){2}$/.test(source)) {
    throw new Error(inOneLine(sourceInvalid({ source })));
  }
  const { marked, inputs } = await bundle(entry, root);
  const version = options.release ? options.version : `${options.version}-dev.${contentId(START + marked)}`;
  const name = `terraform-provider-${source.split("/").at(-1)}`;
  const files: ProviderFiles = { source, name, version, code: marked.replaceAll(VERSION_MARK, version) };
  writePackage(resolve(root, options.out), files, licences(inputs, root));
  return { name, version, size: Buffer.byteLength(files.code) };
}

async function bundle(entry: string, root: string): Promise<{ marked: string; inputs: string[] }> {
  const whole = await build(entry, root, [withoutLanguages]);
  const has = (file: string) => whole.inputs.some((input) => input.endsWith(`node_modules/undici/${file}`));
  // Code that loads undici's parts individually does not need fetch, which they only use for form bodies.
  const { text, inputs } =
    has("lib/web/fetch/body.js") && !has("index.js")
      ? await build(entry, root, [withoutLanguages, withoutFetch])
      : whole;
  return { marked: withoutPlaces(text), inputs };
}

async function build(
  entry: string,
  root: string,
  plugins: readonly Plugin[],
): Promise<{ text: string; inputs: string[] }> {
  const { build } = await esbuild();
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    write: false,
    metafile: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    define: { "process.env.NODE_ENV": '"production"', TERRAFORM_PROVIDER_VERSION: JSON.stringify(VERSION_MARK) },
    // Identifiers stay: they do not slow down the start, and keep stack traces readable.
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: "none",
    logLevel: "warning",
    plugins: [...plugins],
  });
  return { text: outputFiles[0]!.text, inputs: Object.keys(metafile.inputs) };
}

/** Leaves out zod's messages in sixty languages: a seventh of the program, and users of a provider never see them. */
const withoutLanguages: Plugin = {
  name: "without-languages",
  setup: ({ onLoad }) => {
    onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.c?js$/ }, () => ({ contents: "export {};" }));
  },
};

/** Leaves out undici's fetch, a fifth of the program; Node has its own. */
const withoutFetch: Plugin = {
  name: "without-fetch",
  setup: ({ onLoad }) => {
    const contents = `exports.extractBody = () => {
  throw new TypeError("Expected the body of a request to be a string, a Buffer or a stream in this bundle, got a form or an iterable. Import undici as a whole for those.");
};`;
    onLoad({ filter: /[\\/]undici[\\/]lib[\\/]web[\\/]fetch[\\/]body\.js$/ }, () => ({ contents }));
  },
};

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

// Starts at the first letter: in a version, a numeric part must not have a leading zero.
function contentId(marked: string): string {
  return /[a-f].{11}/.exec(sha256(marked).digest("hex"))![0];
}
