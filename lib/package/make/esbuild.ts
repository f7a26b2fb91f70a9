import type { Plugin } from "esbuild";
import { inOneLine } from "../../words";
import { esbuildMissing } from "../words";

/** A bundled file, and the files that it was made of. */
export interface Output {
  readonly text: string;
  readonly inputs: readonly string[];
}

// Placeholder in a bundle for the version, which contains a hash of the bundle.
export const VERSION_MARK = "@terraform-provider-version@";

/** Bundles a program for Node.js into one file; `root` does not appear in it. */
export async function build(entry: string, root: string, plugins: readonly Plugin[] = []): Promise<Output> {
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
  return { text: withoutPlaces(outputFiles[0]!.text), inputs: Object.keys(metafile.inputs) };
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
