import { createHash } from "node:crypto";
import { buffer } from "node:stream/consumers";
import { ZipFile } from "yazl";
import { LIMITS, MANIFEST, UnfitForChangeSet } from "./limits";
import { type Manifest, manifest as manifestForm } from "./manifest";
import { DistinctNames, nameProblem } from "./names";
import * as words from "./words";

/** Content by names. */
export type Files = ReadonlyMap<string, Buffer>;

// Makes the same content byte-identical at any time.
const OPTIONS = { mtime: new Date(Date.UTC(1980, 0, 2)), mode: 0o100600, compress: true } as const;

/**
 * Writes a change set: a zip whose first entry is the manifest, with the size and SHA-256 of every other entry.
 * @throws UnfitForChangeSet for a file that would be rejected when read, with its name.
 */
export async function writeChangeSet(described: Omit<Manifest, "files">, files: Files): Promise<Buffer> {
  const listed = [...files].map(([name, content]) => ({ name, size: content.length, sha256: sha256(content) }));
  refuseUnfit(files);
  const manifest = formed({ ...described, files: listed });
  const zip = new ZipFile();
  zip.addBuffer(Buffer.from(JSON.stringify(manifest)), MANIFEST, OPTIONS);
  for (const [name, content] of files) zip.addBuffer(content, name, OPTIONS);
  zip.end();
  const bytes = await buffer(zip.outputStream);
  if (bytes.length > LIMITS.file) throw tooMuch("The change set", bytes.length, LIMITS.file);
  return bytes;
}

function formed(described: Manifest): Manifest {
  const parsed = manifestForm.safeParse(described);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new UnfitForChangeSet(
    words.unfitManifest({ where: issue?.path.join(".") ?? "", problem: issue?.message ?? "" }),
  );
}

function refuseUnfit(files: Files): void {
  const names = new DistinctNames();
  names.add(MANIFEST);
  let all = 0;
  for (const [name, { length }] of files) {
    const problem = nameProblem(name);
    if (problem !== undefined) throw new UnfitForChangeSet(words.unfitName({ name: JSON.stringify(name), problem }));
    const there = names.add(name);
    if (there !== undefined) {
      throw new UnfitForChangeSet(words.unfitNames({ names: [JSON.stringify(there), JSON.stringify(name)] }));
    }
    all += length;
    if (length > LIMITS.entry) throw tooMuch(JSON.stringify(name), length, LIMITS.entry);
    if (all > LIMITS.all) throw tooMuch("The files together", all, LIMITS.all);
  }
  if (names.size > LIMITS.entries) {
    throw new UnfitForChangeSet(words.unfitCount({ files: names.size, most: LIMITS.entries }));
  }
}

function tooMuch(what: string, bytes: number, most: number): UnfitForChangeSet {
  return new UnfitForChangeSet(words.unfitSize({ what, bytes, most }));
}

/** SHA-256 in hex. */
export function sha256(content: Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}
