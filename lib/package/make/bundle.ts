import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
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
  /**
   * Folder for source maps; its content is replaced. With it, all names in the bundle are shortened, and stack traces need
   * the maps.
   */
  readonly maps?: string;
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
  const short = options.maps !== undefined;
  const [code, head, receiver] = await Promise.all([
    buildLean(CODE_FILE, { entry, root, short }),
    build({ entry: pluginFile("head"), root, short }),
    build({ entry: pluginFile("describe"), root, short: false }),
  ]);
  const marked = [START, head.text, ...Object.values(code.files)].join("");
  const version = options.release ? options.version : `${options.version}-dev.${contentId(marked)}`;
  const name = `terraform-provider-${source.split("/").at(-1)}`;
  const versioned = Object.entries(code.files).map(([file, text]) => [file, text.replaceAll(VERSION_MARK, version)]);
  const parts: Readonly<Record<string, string>> = Object.fromEntries(versioned);
  const schema = schemaOf(parts, receiver.text);
  const files = schema ? served(head.text, parts, schema) : alone(parts);
  const inputs = [...code.inputs, ...(schema ? head.inputs : [])];
  writePackage(resolve(root, options.out), { source, name, version, files }, licences(inputs, root));
  if (options.maps) {
    writeMaps(resolve(root, options.maps), schema ? { ...code.maps, [BUNDLE_FILE]: head.map! } : alone(code.maps));
  }
  const size = Object.values(files).reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  return { name, version, size };
}

/** A provider in parts: Terraform reads the schema alone in some of its starts, and does not wait for the code then. */
function served(head: string, code: Readonly<Record<string, string>>, schema: Uint8Array): Record<string, string> {
  // Smaller in a package than base64, which compression does not see through.
  const bytes = JSON.stringify(Buffer.from(schema).toString("latin1"));
  return {
    [BUNDLE_FILE]: head,
    ...code,
    [SCHEMA_FILE]: `module.exports=Buffer.from(${bytes},"latin1");\n`,
  };
}

/** A program that serves by itself, if at all. */
function alone({ [CODE_FILE]: code, ...others }: Readonly<Record<string, string>>): Record<string, string> {
  return { [BUNDLE_FILE]: code!, ...others };
}

function writeMaps(folder: string, maps: Readonly<Record<string, string>>): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [file, map] of Object.entries(maps)) writeFileSync(join(folder, `${file}.map`), map);
}

function pluginFile(name: string): string {
  const source = resolve(__dirname, "../../plugin/transport", `${name}.ts`);
  // In the built package, all code is in one folder.
  return existsSync(source) ? source : resolve(__dirname, `${name}.js`);
}

// Starts at the first letter: in a version, a numeric part must not have a leading zero.
function contentId(marked: string): string {
  return /[a-f].{11}/.exec(sha256(marked).digest("hex"))![0];
}
