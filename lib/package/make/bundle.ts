import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { inOneLine } from "../../words";
import { sha256 } from "../manifest/h1";
import { entryMissing, sourceInvalid } from "../words";
import { build, VERSION_MARK } from "./esbuild";
import { buildLean } from "./lean";
import { licences } from "./licences";
import { writePackage } from "./package";
import { schemaOf } from "./schema";
import { BUNDLE_FILE, CODE_FILE, SCHEMA_FILE, START } from "./start";

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
  /** Size of what Node.js loads, in bytes. */
  readonly size: number;
}

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
  const [code, head, receiver] = await Promise.all([
    buildLean(entry, root),
    build(pluginFile("head"), root),
    build(pluginFile("describe"), root),
  ]);
  const version = options.release
    ? options.version
    : `${options.version}-dev.${contentId(START + head.text + code.text)}`;
  const name = `terraform-provider-${source.split("/").at(-1)}`;
  const versioned = code.text.replaceAll(VERSION_MARK, version);
  const schema = schemaOf(versioned, receiver.text);
  const parts = schema ? { head: head.text, code: versioned, schema } : undefined;
  const files = parts ? filesOf(parts) : { [BUNDLE_FILE]: versioned };
  const inputs = [...code.inputs, ...(parts ? head.inputs : [])];
  writePackage(resolve(root, options.out), { source, name, version, files }, licences(inputs, root));
  const size = Object.values(files).reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  return { name, version, size };
}

/** A provider in parts: Terraform reads the schema alone in some of its starts, and does not wait for the code then. */
function filesOf({ head, code, schema }: { head: string; code: string; schema: Uint8Array }) {
  const bytes = Buffer.from(schema).toString("base64");
  return {
    [BUNDLE_FILE]: head,
    [CODE_FILE]: code,
    [SCHEMA_FILE]: `module.exports=Buffer.from("${bytes}","base64");\n`,
  };
}

function pluginFile(name: string): string {
  const file = resolve(__dirname, "../../plugin/transport", name);
  return existsSync(`${file}.ts`) ? `${file}.ts` : `${file}.js`;
}

// Starts at the first letter: in a version, a numeric part must not have a leading zero.
function contentId(marked: string): string {
  return /[a-f].{11}/.exec(sha256(marked).digest("hex"))![0];
}
