import { createWriteStream, renameSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";
import type { ProviderPackage } from "../manifest/provider-package";
import { modeOf, temporaryOf } from "../place/replace-file";

// Makes the same content byte-identical at any time and in any time zone.
const WHEN = { mtime: new Date(1980, 0, 1), forceDosTimestamp: true } as const;
const REGULAR_FILE = 0o100000;

/**
 * Writes the zip from which Terraform installs a provider: the program is executable, and the same input gives the same
 * bytes.
 */
export async function writeArchive({ folder, files }: ProviderPackage, file: string): Promise<void> {
  const zip = new ZipFile();
  for (const [name, own] of Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1))) {
    zip.addFile(join(folder, own), name, { ...WHEN, mode: REGULAR_FILE | modeOf(name) });
  }
  zip.end();
  const temporary = temporaryOf(file);
  await pipeline(zip.outputStream, createWriteStream(temporary, { flags: "wx" }));
  renameSync(temporary, file);
}
