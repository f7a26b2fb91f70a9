import { createHash } from "node:crypto";
import { createReadStream, existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { inOneLine } from "../../words";
import type { ProviderPackage } from "../manifest/provider-package";
import { platformsOf } from "../place/place";
import { replaceByCopy, replaceText } from "../place/replace-file";
import { changedUnderOneVersion, mirrorForeign } from "../words";
import { writeArchive } from "./archive";

/** A zip in the mirror. */
export interface Mirrored {
  /** The platform, in Terraform's format. */
  readonly platform: string;
  /** Its name in the provider's folder. */
  readonly file: string;
  /** Terraform's `h1:` and `zh:` hashes. */
  readonly hashes: readonly string[];
}

interface Archives {
  readonly archives?: Readonly<Record<string, { readonly hashes?: readonly string[]; readonly url: string }>>;
}

interface Versions {
  readonly versions?: Readonly<Record<string, object>>;
}

/**
 * Writes packages of one version of a provider into a folder for Terraform's `filesystem_mirror`, or, behind an https
 * server, for its `network_mirror`: zips, and JSON with versions, platforms and hashes. Other versions and platforms in the
 * folder stay.
 * @throws Error if an existing index cannot be read, or has another hash for the same version; nothing is changed then.
 */
export async function writeMirror(directory: string, packages: readonly ProviderPackage[]): Promise<Mirrored[]> {
  const [{ source, version }] = packages as [ProviderPackage, ...ProviderPackage[]];
  const folder = join(directory, ...source.split("/"));
  const [index, archives] = [join(folder, "index.json"), join(folder, `${version}.json`)];
  const { versions = {} } = readIndex<Versions>(index);
  const { archives: there = {} } = readIndex<Archives>(archives);
  for (const built of packages) refuseChanged(built, there, archives);
  mkdirSync(folder, { recursive: true });
  const mirrored: Mirrored[] = [];
  for (const built of packages) mirrored.push(...(await archive(folder, built)));
  const made = Object.fromEntries(mirrored.map(({ platform, file, hashes }) => [platform, { hashes, url: file }]));
  writeIndex(archives, { archives: sorted({ ...there, ...made }) });
  // Last, so that nobody finds a version whose files are not there yet.
  writeIndex(index, { versions: sorted({ ...versions, [version]: {} }) });
  return mirrored;
}

/** Whoever has locked a version could no longer install it. */
function refuseChanged(built: ProviderPackage, there: Archives["archives"] = {}, mirror: string): void {
  const { source, version, h1 } = built;
  for (const platform of platformsOf(built)) {
    const locked = [there[platform]?.hashes ?? []].flat().filter((hash) => String(hash).startsWith("h1:"));
    if (locked.length > 0 && !locked.includes(h1))
      throw new Error(inOneLine(changedUnderOneVersion({ source, version, locked, found: h1, mirror })));
  }
}

async function archive(folder: string, built: ProviderPackage): Promise<Mirrored[]> {
  const name = `terraform-provider-${built.source.split("/").at(-1)}`;
  const [first, ...more] = platformsOf(built).map((platform) => ({
    platform,
    file: `${name}_${built.version}_${platform}.zip`,
  }));
  const whole = join(folder, first!.file);
  await writeArchive(built, whole);
  for (const { file } of more) replaceByCopy(whole, join(folder, file));
  const hash = createHash("sha256");
  await pipeline(createReadStream(whole), hash);
  const hashes = [built.h1, `zh:${hash.digest("hex")}`];
  return [first!, ...more].map((one) => ({ ...one, hashes }));
}

function readIndex<T extends object>(file: string): Partial<T> {
  if (!existsSync(file)) return {};
  let parsed: unknown;
  try {
    parsed = JSON.parse(readFileSync(file, "utf8"));
  } catch {
    parsed = undefined;
  }
  if (typeof parsed === "object" && parsed !== null && !Array.isArray(parsed)) return parsed as Partial<T>;
  throw new Error(inOneLine(mirrorForeign({ file })));
}

function writeIndex(file: string, content: object): void {
  replaceText(file, `${JSON.stringify(content, null, 2)}\n`);
}

function sorted<T>(entries: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1)));
}
