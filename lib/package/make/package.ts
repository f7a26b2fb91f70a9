import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { h1 } from "../manifest/h1";
import { LICENCES, MANIFEST, makeEmpty } from "./emptied";
import { PACKAGE_JSON, START } from "./start";

/** A bundled provider before it is written. */
export interface ProviderFiles {
  readonly source: string;
  /** File name of the program without the version: `terraform-provider-cckm`. */
  readonly name: string;
  readonly version: string;
  /** What the program loads, by name; the bundle is among it. */
  readonly files: Readonly<Record<string, string>>;
}

/**
 * Writes the folder that a provider is placed from, in place of one that was written before.
 * @throws Error if the folder holds anything else
 */
export function writePackage(out: string, { source, name, version, files }: ProviderFiles, licences: string): void {
  const placed = `${name}_v${version}`;
  const beside = { ...files, "package.json": PACKAGE_JSON };
  const manifest = {
    source,
    version,
    h1: h1({ [placed]: START, ...beside }),
    files: { [placed]: name, ...Object.fromEntries(Object.keys(beside).map((file) => [file, file])) },
  };
  makeEmpty(out);
  const write = (file: string, content: string, mode = 0o644) => {
    writeFileSync(join(out, file), content);
    chmodSync(join(out, file), mode);
  };
  // First: by it, what is ended halfway is known as a bundle's, and as damaged.
  write(MANIFEST, `${JSON.stringify(manifest, null, 2)}\n`);
  write(name, START, 0o755);
  for (const [file, content] of Object.entries(beside)) write(file, content);
  write(LICENCES, licences);
}
