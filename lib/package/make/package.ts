import { chmodSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { h1 } from "../manifest/h1";
import { BUNDLE_FILE, START } from "./start";

/** A bundled provider before it is written. */
export interface ProviderFiles {
  readonly source: string;
  /** File name of the program without the version: `terraform-provider-cckm`. */
  readonly name: string;
  readonly version: string;
  /** The bundle. */
  readonly code: string;
}

// Terraform starts a file whose name ends in the version, which Node takes for an extension: this tells Node the format.
const PACKAGE_JSON = '{"type":"commonjs"}\n';

/** Writes the folder that a provider is placed from. */
export function writePackage(out: string, { source, name, version, code }: ProviderFiles, licences: string): void {
  const placed = `${name}_v${version}`;
  const manifest = {
    source,
    version,
    h1: h1({ [placed]: START, [BUNDLE_FILE]: code, "package.json": PACKAGE_JSON }),
    files: { [placed]: name, [BUNDLE_FILE]: BUNDLE_FILE, "package.json": "package.json" },
  };
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const write = (file: string, content: string, mode = 0o644) => {
    writeFileSync(join(out, file), content);
    chmodSync(join(out, file), mode);
  };
  write(name, START, 0o755);
  write(BUNDLE_FILE, code);
  write("package.json", PACKAGE_JSON);
  write("manifest.json", `${JSON.stringify(manifest, null, 2)}\n`);
  write("THIRD-PARTY-LICENSES.txt", licences);
}
