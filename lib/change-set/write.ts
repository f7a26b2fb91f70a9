import { createHash } from "node:crypto";
import { buffer } from "node:stream/consumers";
import { ZipFile } from "yazl";
import { MANIFEST } from "./limits";
import { type Manifest, manifest as manifestForm } from "./manifest";

/** Content by names. */
export type Files = ReadonlyMap<string, Buffer>;

// The same content is the same bytes on every day.
const OPTIONS = { mtime: new Date(Date.UTC(1980, 0, 2)), mode: 0o100600, compress: true } as const;

/**
 * Writes a change set: a zip whose first entry is the manifest, with the size and SHA-256 of every other.
 * @throws Error for a name or a manifest that no change set may have.
 */
export async function writeChangeSet(described: Omit<Manifest, "files">, files: Files): Promise<Buffer> {
  const listed = [...files].map(([name, content]) => ({ name, size: content.length, sha256: sha256(content) }));
  const manifest = manifestForm.parse({ ...described, files: listed });
  const zip = new ZipFile();
  zip.addBuffer(Buffer.from(JSON.stringify(manifest)), MANIFEST, OPTIONS);
  for (const [name, content] of files) zip.addBuffer(content, name, OPTIONS);
  zip.end();
  return buffer(zip.outputStream);
}

/** SHA-256 in hexadecimal. */
export function sha256(content: Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}
