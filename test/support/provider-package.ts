import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PROVIDER_SOURCE } from "../../lib/contract";
import { type BundleOptions, bundleProvider as bundleAny } from "../../lib/package/make";
import { writePackage } from "../../lib/package/make/package";
import { BUNDLE_FILE } from "../../lib/package/make/start";
import { ROOT } from "./cdktf";

/** Builds a provider package of a source text; returns its folder. */
export async function bundleProvider(
  source: string,
  options: Partial<Pick<BundleOptions, "release" | "maps">> = {},
): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "provider-package-"));
  const entry = join(folder, "main.ts");
  writeFileSync(entry, source);
  const out = join(folder, "package");
  await bundle({ entry, out, ...options });
  return out;
}

/** Bundles as the build does. */
export async function bundle(options: Pick<BundleOptions, "entry" | "out"> & Partial<BundleOptions>): Promise<void> {
  const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { version: string };
  await bundleAny({ root: ROOT, version, source: PROVIDER_SOURCE, release: false, ...options });
}

/** Puts a built package where Terraform finds it, in a folder that it runs in, as the provider of a registry. */
export function placeAs(directory: string, source: string, version: string, built: string): void {
  const platform = `${process.platform}_${process.arch === "x64" ? "amd64" : process.arch}`;
  const folder = join(directory, "terraform.d/plugins", source, version, platform);
  mkdirSync(folder, { recursive: true });
  const { files } = JSON.parse(readFileSync(join(built, "manifest.json"), "utf8")) as { files: Record<string, string> };
  for (const [placed, name] of Object.entries(files)) {
    const program = `terraform-provider-${source.split("/").at(-1)}_v${version}`;
    cpSync(join(built, name), join(folder, placed.startsWith("terraform-provider-") ? program : placed));
  }
}

/** A provider's folder as the bundler leaves it, with a bundle of these bytes. */
export function packageOf(folder: string, source: string, version: string, code: string): string {
  const name = `terraform-provider-${source.split("/").at(-1)}`;
  writePackage(folder, { source, name, version, files: { [BUNDLE_FILE]: code } }, "");
  return folder;
}

/** The hash in a provider's folder. */
export function hashOf(folder: string): string {
  return (JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")) as { h1: string }).h1;
}
