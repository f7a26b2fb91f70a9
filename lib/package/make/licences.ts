import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { npmPackage } from "../manifest/npm-package";

interface PackageJson {
  readonly name: string;
  readonly version: string;
  readonly license?: unknown;
}

/** The licences of the packages whose files are in a bundle. Paths are relative to `root`. */
export function licences(inputs: readonly string[], root: string): string {
  const byFolder = new Map<string, string[]>();
  for (const input of inputs) {
    const folder = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1];
    if (folder !== undefined) byFolder.set(folder, [...(byFolder.get(folder) ?? []), resolve(root, input)]);
  }
  const texts = [...byFolder].map(([folder, files]) => licence(resolve(root, folder), files));
  return texts.sort().join(`\n${"-".repeat(80)}\n\n`);
}

function licence(folder: string, files: readonly string[]): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as PackageJson;
  const named = typeof license === "string" ? license : "licence not named";
  return `${name} ${version} (${named})\n\n${textsOf(folder, files, named).join("\n\n")}\n`;
}

function textsOf(folder: string, files: readonly string[], license: string): readonly string[] {
  const own = (names: RegExp) =>
    readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile() && names.test(entry.name))
      .map((entry) => readFileSync(join(folder, entry.name), "utf8").trim())
      .sort();
  const texts = own(/^(?:un)?licen[cs]e|^copying/i);
  const named = own(/^notice/i);
  if (texts.length > 0) return [...texts, ...named];
  // Some packages leave the text to the comments of their files, and Apache's to whoever passes them on.
  const comments = [...new Set(files.flatMap(notices))].sort();
  const apache = license.includes("Apache-2.0") ? [apacheLicence()] : [];
  const found = [...named, ...comments, ...apache];
  return found.length > 0 ? found : ["The package holds no text of its licence."];
}

/** The text of Apache-2.0, which is that of this package, without the notice of its own authors. */
function apacheLicence(): string {
  const text = readFileSync(join(npmPackage().root, "LICENSE"), "utf8");
  const end = "END OF TERMS AND CONDITIONS";
  return text.slice(0, text.indexOf(end) + end.length).trim();
}

/** The comments of a file that name who has the rights. */
function notices(file: string): readonly string[] {
  const text = readFileSync(file, "utf8");
  const blocks = text
    .split("/*")
    .slice(1)
    .map((block) => block.split("*/")[0]!.replace(/^[\s*]+/gm, ""));
  // Lines of code between two comments part them.
  const lines = text.split("\n").map((line) => (line.startsWith("//") ? line.slice(2).trim() : CODE));
  const comments = lines.join("\n").split(CODE);
  return [...blocks, ...comments].map((comment) => comment.trim()).filter((comment) => /copyright/i.test(comment));
}

const CODE = "\0";
