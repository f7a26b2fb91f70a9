import { createHash } from "node:crypto";

/** Terraform's `h1:` hash of a package, over its files' hashes and names, sorted by name. */
export function h1(files: Readonly<Record<string, string | Uint8Array>>): string {
  const lines = Object.entries(files)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, content]) => `${sha256(content).digest("hex")}  ${name}\n`);
  return `h1:${sha256(lines.join("")).digest("base64")}`;
}

/** Creates a hash object. */
export function sha256(content: string | Uint8Array) {
  return createHash("sha256").update(content);
}
