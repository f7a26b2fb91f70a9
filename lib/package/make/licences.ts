import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";

interface PackageJson {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
}

/** The licences of the packages whose files are in a bundle. Paths are relative to `root`. */
export function licences(inputs: readonly string[], root: string): string {
  const folders = new Set(inputs.flatMap((input) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1] ?? []));
  const texts = [...folders].map((folder) => licence(resolve(root, folder)));
  return texts.sort().join(`\n${"-".repeat(80)}\n\n`);
}

function licence(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(resolve(folder, "package.json"), "utf8")) as PackageJson;
  const file = readdirSync(folder).find((candidate) => /^licen[cs]e/i.test(candidate));
  const text = file ? readFileSync(resolve(folder, file), "utf8").trim() : "";
  return `${name} ${version} (${license ?? "licence not named"})\n\n${text}\n`;
}
