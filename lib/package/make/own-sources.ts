import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Plugin } from "esbuild";

const LIB = resolve(__dirname, "../..");
const CATALOGUE = /(?:^|[\\/])(?:words|messages[\\/]\w+)\.ts$/;
const CODEC = /[\\/]plugin[\\/]proto[\\/]gen[\\/]\w+\.ts$/;

// As the formatter and the generator write them.
const FOR_DOCUMENTATION = /^ {2}(?:when|examples): ?(?:.*,|\[\n[\s\S]*?^ {2}\],|\n.*)\n/gm;
const MESSAGE = /^export const (\w+): MessageFns<\1> = \{\n[\s\S]*?^\};$/gm;
const METHOD = /^ {2}(encode|decode|create|fromPartial)\([\s\S]*?^ {2}\},\n/gm;

/** Leaves out of this package's own sources what no provider runs, a tenth of what is parsed at each start. */
export const ownSources: Plugin = {
  name: "own-sources",
  setup: ({ onLoad }) => {
    onLoad({ filter: /\.ts$/ }, ({ path }) => {
      if (!path.startsWith(LIB)) return undefined;
      if (CATALOGUE.test(path)) return { contents: withoutExamples(readFileSync(path, "utf8")), loader: "ts" };
      if (CODEC.test(path))
        return { contents: oneWay(readFileSync(path, "utf8"), generatedBeside(path)), loader: "ts" };
      return undefined;
    });
  },
};

/** A catalogue of messages without what it tells the documentation alone. */
function withoutExamples(catalogue: string): string {
  return catalogue.replace(FOR_DOCUMENTATION, emptied);
}

/**
 * The generated codec, which reads requests and writes responses, but not the other way round. `all` is the code that it
 * consists of.
 */
function oneWay(code: string, all: string): string {
  const messages = new Map(Array.from(all.matchAll(MESSAGE), ([text, name]) => [name!, text]));
  const read = reached(messages, all.matchAll(/requestType: (\w+)/g), /\b(\w+)\.decode\(/g);
  const written = reached(messages, all.matchAll(/responseType: (\w+)/g), /\b(\w+)\.encode\(/g);
  return code.replace(MESSAGE, (text: string, name: string) =>
    text.replace(METHOD, (method: string, does: string) =>
      (does === "decode" ? read : written).has(name) ? method : emptied(method),
    ),
  );
}

/** These messages, and those that they consist of. */
function reached(
  messages: ReadonlyMap<string, string>,
  these: Iterable<RegExpMatchArray>,
  refers: RegExp,
): ReadonlySet<string> {
  const found = new Set(Array.from(these, ([, name]) => name!));
  for (const name of found) {
    for (const [, next] of messages.get(name)?.matchAll(refers) ?? []) if (messages.has(next!)) found.add(next!);
  }
  return found;
}

function generatedBeside(path: string): string {
  const folder = dirname(path);
  return readdirSync(folder)
    .map((file) => readFileSync(join(folder, file), "utf8"))
    .join("\n");
}

/** Stack traces still lead to the right lines. */
function emptied(text: string): string {
  return text.replaceAll(/[^\n]/g, "");
}
