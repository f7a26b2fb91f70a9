import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CONSTRUCTS, GENERATED } from "./places";

/** Hand-written classes that extend a generated one, and interfaces of props, by name: the files that hold them. */
export type HandWritten = ReadonlyMap<string, string>;

/** Finds what is written by hand in lib/constructs: the generator leaves those names to it. */
export function handWritten(): HandWritten {
  const found = new Map<string, string>();
  for (const entry of readdirSync(CONSTRUCTS, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || !path.endsWith(".ts") || path.startsWith(GENERATED)) continue;
    const text = readFileSync(path, "utf8");
    for (const [, name] of text.matchAll(/^export class (\w+) extends \1Base\b/gm)) found.set(name!, path);
    for (const [, name] of text.matchAll(/^export interface (\w+Props)\b/gm)) found.set(name!, path);
  }
  return found;
}
