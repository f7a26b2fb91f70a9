import type { Entry } from "yauzl";
import { DamagedChangeSet, LIMITS, MANIFEST } from "./limits";
import { type Manifest, manifest as manifestForm } from "./manifest";
import { DistinctNames, nameProblem } from "./names";
import * as words from "./words";
import { sha256 } from "./write";
import { zipEntries } from "./zip";

/** A change set after reading: each file has the size and hash in the manifest. */
export interface ChangeSet {
  readonly manifest: Manifest;
  readonly files: ReadonlyMap<string, Buffer>;
}

/**
 * Reads a change set entry by entry: first the manifest, then only regular files, each listed in the manifest, once, and
 * with matching content.
 * @throws DamagedChangeSet for anything else.
 */
export async function readChangeSet(bytes: Buffer): Promise<ChangeSet> {
  try {
    return await readEntries(bytes);
  } catch (error) {
    throw error instanceof DamagedChangeSet
      ? error
      : new DamagedChangeSet(words.zipUnreadable({ reason: (error as Error).message.replace(/\.$/, "") }));
  }
}

async function readEntries(bytes: Buffer): Promise<ChangeSet> {
  if (bytes.length > LIMITS.file) {
    throw new DamagedChangeSet(words.fileTooLarge({ bytes: bytes.length, most: LIMITS.file }));
  }
  const files = new Map<string, Buffer>();
  const seen = new DistinctNames();
  let manifest: Manifest | undefined;
  let left = LIMITS.all;
  for await (const [entry, read] of zipEntries(bytes)) {
    const name = checkedName(entry, seen);
    left -= checkedSize(entry, left);
    const content = await read();
    if (manifest === undefined) {
      if (name !== MANIFEST)
        throw new DamagedChangeSet(words.manifestNotFirst({ name: quoted(name), manifest: MANIFEST }));
      manifest = parseManifest(content);
      continue;
    }
    const told = manifest.files[files.size];
    if (told?.name !== name) throw new DamagedChangeSet(words.entryUnexpected({ name: quoted(name) }));
    if (told.size !== content.length || told.sha256 !== sha256(content)) {
      throw new DamagedChangeSet(words.entryAltered({ name: quoted(name) }));
    }
    files.set(name, content);
  }
  if (manifest === undefined) throw new DamagedChangeSet(words.empty({}));
  const missing = manifest.files[files.size];
  if (missing) throw new DamagedChangeSet(words.entryMissing({ name: quoted(missing.name) }));
  return { manifest, files };
}

function parseManifest(content: Buffer): Manifest {
  let json: unknown;
  try {
    json = JSON.parse(content.toString("utf8"));
  } catch {
    throw new DamagedChangeSet(words.manifestNoJson({ manifest: MANIFEST }));
  }
  const version = (json as { version?: unknown } | null)?.version;
  const parsed = manifestForm.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new DamagedChangeSet(
    words.manifestInvalid({
      manifest: MANIFEST,
      version: version === undefined ? "none" : quoted(version),
      where: issue?.path.join(".") ?? "",
      problem: issue?.message ?? "",
    }),
  );
}

function checkedName(entry: Entry, seen: DistinctNames): string {
  const name = entry.fileName;
  const problem = nameProblem(name);
  if (problem !== undefined) throw new DamagedChangeSet(words.entryNameInvalid({ name: quoted(name), problem }));
  // The upper half is the Unix mode; zero if another system wrote the file.
  const kind = (entry.externalFileAttributes >>> 16) & 0o170000;
  if (kind !== 0o100000 && kind !== 0) throw new DamagedChangeSet(words.entryNoFile({ name: quoted(name) }));
  if (entry.isEncrypted()) throw new DamagedChangeSet(words.entryEncrypted({ name: quoted(name) }));
  if (seen.add(name) !== undefined) throw new DamagedChangeSet(words.entryTwice({ name: quoted(name) }));
  if (seen.size > LIMITS.entries) throw new DamagedChangeSet(words.entriesTooMany({ most: LIMITS.entries }));
  return name;
}

// yauzl itself ends a stream that is longer than the entry's size.
function checkedSize({ fileName, uncompressedSize }: Entry, left: number): number {
  const most = Math.min(LIMITS.entry, left);
  if (uncompressedSize > most) {
    throw new DamagedChangeSet(words.entryTooLarge({ name: quoted(fileName), bytes: uncompressedSize, most }));
  }
  return uncompressedSize;
}

function quoted(value: unknown): string {
  return JSON.stringify(value).slice(0, 120);
}
