import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { inOneLine } from "../../words";
import { damaged } from "../words";
import { h1 as hashOf } from "./h1";
import { isStandalone, nodePlatform, STANDALONE_PLATFORMS } from "./platforms";

/** What the bundler records about a built provider. */
export interface ProviderManifest {
  /** The provider's source address: host, namespace and type, such as `terraform.local/cdktf-cckm/cckm`. */
  readonly source: string;
  /** Version of the provider; a development build's ends in a hash of its content. */
  readonly version: string;
  /** Terraform's `h1:` hash of the placed folder. */
  readonly h1: string;
  /** Files in the placed folder by name; the values are their names in the package. */
  readonly files: Readonly<Record<string, string>>;
  /** The platform, in Terraform's format; undefined for a script, which is the same on every platform. */
  readonly platform?: string;
}

const LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
const SOURCE = new RegExp(`^${LABEL}(?:\\.${LABEL})*(?::\\d{1,5})?/${LABEL}/${LABEL}$`);
const VERSION = /^\d{1,9}\.\d{1,9}\.\d{1,9}(?:-[0-9A-Za-z.-]{1,100})?(?:\+[0-9A-Za-z.-]{1,100})?$/;
const FILE = /^[A-Za-z0-9][A-Za-z0-9._+-]{0,199}$/;

/**
 * Reads the manifest in a provider's folder. Its names become paths in the stack's folder, and its hash goes into the lock
 * file, so each is validated, and the hash is compared with the files.
 * @throws Error that says what is wrong with it.
 */
export function readManifest(folder: string): ProviderManifest {
  const file = join(folder, "manifest.json");
  const wrong = (expected: string, got: string) => new Error(inOneLine(damaged({ file, expected, got })));
  let parsed: unknown;
  try {
    parsed = JSON.parse(readFileSync(file, "utf8"));
  } catch {
    throw wrong("the JSON that the bundler wrote", "other text");
  }
  const { source, version, h1, files, platform } = (parsed ?? {}) as { readonly [field: string]: unknown };
  if (typeof source !== "string" || !SOURCE.test(source)) {
    throw wrong("source to be <host>/<namespace>/<type> in lower case", shown(source));
  }
  if (typeof version !== "string" || !VERSION.test(version)) {
    throw wrong("version to be a version such as 1.2.0", shown(version));
  }
  if (typeof files !== "object" || files === null || Array.isArray(files)) {
    throw wrong("files to be an object of file names", shown(files));
  }
  for (const name of Object.entries(files).flat()) {
    if (typeof name !== "string" || !FILE.test(name)) {
      throw wrong("files to hold names of files, without a folder", shown(name));
    }
  }
  if (platform !== undefined && (typeof platform !== "string" || nodePlatform(platform) === undefined)) {
    throw wrong(`platform to be one of ${STANDALONE_PLATFORMS.join(", ")}`, shown(platform));
  }
  // The lock file takes further hashes for a version with a platform, so none other may have one.
  if (platform !== undefined && !isStandalone(version)) {
    throw wrong("a platform for the version of a standalone provider alone", `${platform} for ${version}`);
  }
  const placed = files as Readonly<Record<string, string>>;
  const program = `terraform-provider-${source.split("/").at(-1)}_v${version}${platform === "windows_amd64" ? ".exe" : ""}`;
  if (!(program in placed)) throw wrong(`files to hold the provider's program ${program}`, "others");
  const missing = Object.values(placed).find(
    (name) => !statSync(join(folder, name), { throwIfNoEntry: false })?.isFile(),
  );
  if (missing !== undefined) throw wrong("every file that it names to be there", `none with the name ${missing}`);
  const found = hashOf(
    Object.fromEntries(Object.entries(placed).map(([name, own]) => [name, readFileSync(join(folder, own))])),
  );
  if (h1 !== found) throw wrong(`h1 to be that of the files, ${found}`, shown(h1));
  return { source, version, h1: found, files: placed, ...(platform !== undefined && { platform }) };
}

function shown(value: unknown): string {
  return (JSON.stringify(value) ?? "missing").slice(0, 120);
}
