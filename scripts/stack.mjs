// Tells where the places of a built provider's stack trace are in its sources: node scripts/stack.mjs [maps] < trace.txt
// The build has to be of the version that wrote the trace.
import { readFileSync } from "node:fs";
import { SourceMap } from "node:module";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const maps = resolve(process.argv[2] ?? join(root, "build/maps"));
const PLACE = /(?:[^\s()"\\]*[\\/])?((?:code|code-\d+|provider)\.js):(\d+):(\d+)/g;

function sourceOf(place, file, line, column) {
  const map = new SourceMap(JSON.parse(readFileSync(join(maps, `${file}.map`), "utf8")));
  const { originalSource, originalLine, originalColumn } = map.findEntry(line - 1, column - 1);
  if (!originalSource) return place;
  // The parts of a bundle are made as if in the root folder.
  const absolute = resolve("/", originalSource);
  const source = absolute.startsWith(root) ? relative(root, absolute) : originalSource;
  return `${source}:${originalLine + 1}:${originalColumn + 1}`;
}

process.stdout.write(readFileSync(0, "utf8").replaceAll(PLACE, sourceOf));
