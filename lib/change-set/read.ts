import type { Entry } from "yauzl";
import { DamagedChangeSet, LIMITS, MANIFEST } from "./limits";
import { type Manifest, manifest as manifestForm } from "./manifest";
import { DistinctNames, nameProblem } from "./names";
import { sha256 } from "./write";
import { zipEntries } from "./zip";

/** A change set that was read: each file has the size and hash that the manifest tells. */
export interface ChangeSet {
  readonly manifest: Manifest;
  readonly files: ReadonlyMap<string, Buffer>;
}

/**
 * Reads a change set entry by entry: the manifest first, then regular files alone, each named by the manifest, once, with
 * the bytes that it tells.
 * @throws DamagedChangeSet for anything else.
 */
export async function readChangeSet(bytes: Buffer): Promise<ChangeSet> {
  try {
    return await readEntries(bytes);
  } catch (error) {
    throw error instanceof DamagedChangeSet ? error : new DamagedChangeSet((error as Error).message);
  }
}

async function readEntries(bytes: Buffer): Promise<ChangeSet> {
  if (bytes.length > LIMITS.file) throw new DamagedChangeSet(`it has ${bytes.length} bytes`);
  const files = new Map<string, Buffer>();
  const seen = new DistinctNames();
  let manifest: Manifest | undefined;
  let left = LIMITS.all;
  for await (const [entry, read] of zipEntries(bytes)) {
    const name = checkedName(entry, seen);
    left -= checkedSize(entry, left);
    const content = await read();
    if (manifest === undefined) {
      if (name !== MANIFEST) throw new DamagedChangeSet(`its first entry is ${quoted(name)}, not ${MANIFEST}`);
      manifest = parseManifest(content);
      continue;
    }
    const told = manifest.files[files.size];
    if (told?.name !== name) throw new DamagedChangeSet(`the manifest does not have ${quoted(name)} in this place`);
    if (told.size !== content.length || told.sha256 !== sha256(content)) {
      throw new DamagedChangeSet(`${quoted(name)} has other bytes than the manifest tells`);
    }
    files.set(name, content);
  }
  if (manifest === undefined) throw new DamagedChangeSet("it is empty");
  const missing = manifest.files[files.size];
  if (missing) throw new DamagedChangeSet(`${quoted(missing.name)} is missing`);
  return { manifest, files };
}

function parseManifest(content: Buffer): Manifest {
  let json: unknown;
  try {
    json = JSON.parse(content.toString("utf8"));
  } catch {
    throw new DamagedChangeSet(`${MANIFEST} is no JSON`);
  }
  const version = (json as { version?: unknown } | null)?.version;
  const parsed = manifestForm.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new DamagedChangeSet(
    `${MANIFEST}${version === undefined ? "" : ` (version ${quoted(version)})`}: ${issue?.path.join(".")}: ${issue?.message}`,
  );
}

function checkedName(entry: Entry, seen: DistinctNames): string {
  const name = entry.fileName;
  const problem = nameProblem(name);
  if (problem !== undefined) throw new DamagedChangeSet(`${quoted(name)} is no name that it may have: ${problem}`);
  // The upper half is the mode that Unix gives; zero where another system wrote the file.
  const kind = (entry.externalFileAttributes >>> 16) & 0o170000;
  if (kind !== 0o100000 && kind !== 0) throw new DamagedChangeSet(`${quoted(name)} is no regular file`);
  if (entry.isEncrypted()) throw new DamagedChangeSet(`${quoted(name)} is encrypted`);
  if (seen.add(name) !== undefined) throw new DamagedChangeSet(`${quoted(name)} is there twice`);
  if (seen.size > LIMITS.entries) throw new DamagedChangeSet(`it has more than ${LIMITS.entries} entries`);
  return name;
}

// yauzl itself ends a stream that has more bytes than the entry tells.
function checkedSize({ fileName, uncompressedSize }: Entry, left: number): number {
  if (uncompressedSize > Math.min(LIMITS.entry, left)) {
    throw new DamagedChangeSet(`${quoted(fileName)} has ${uncompressedSize} bytes`);
  }
  return uncompressedSize;
}

function quoted(value: unknown): string {
  return JSON.stringify(value).slice(0, 120);
}
