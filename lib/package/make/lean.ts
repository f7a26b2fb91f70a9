import { existsSync } from "node:fs";
import type { Plugin } from "esbuild";
import { type Bundling, build, buildParts, type Parts } from "./esbuild";
import { ownSources } from "./own-sources";

/**
 * Bundles a provider's code without the parts of libraries that no provider uses: into `main`, and into further files for
 * what it loads late.
 */
export async function buildLean(main: string, bundling: Omit<Bundling, "plugins">): Promise<Parts> {
  const always = [withoutLanguages, codecInParts, ownSources];
  const whole = await build({ ...bundling, plugins: always });
  const has = (file: string) => whole.inputs.some((input) => input.endsWith(`node_modules/undici/${file}`));
  // Code that loads undici's parts individually does not need fetch, which they only use for form bodies.
  const lean = has("lib/web/fetch/body.js") && !has("index.js");
  const plugins = lean ? [...always, withoutFetch, withoutSecondParser] : always;
  if (whole.loadsLate) return buildParts(main, { ...bundling, plugins });
  const { text, map, inputs } = lean ? await build({ ...bundling, plugins }) : whole;
  return { files: { [main]: text }, maps: map ? { [main]: map } : {}, inputs };
}

/** Leaves out zod's messages in sixty languages: a seventh of the program, and users of a provider never see them. */
const withoutLanguages: Plugin = {
  name: "without-languages",
  setup: ({ onLoad }) => {
    onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.c?js$/ }, () => ({ contents: "export {};" }));
  },
};

/**
 * Bundles the ES modules of the codec, which its package offers in a way that esbuild does not follow for Node: what a
 * provider does not use of them is left out, and nothing is parsed twice.
 */
const codecInParts: Plugin = {
  name: "codec-in-parts",
  setup: ({ onResolve, resolve }) => {
    onResolve({ filter: /^@msgpack\/msgpack$/ }, async ({ path, kind, importer, resolveDir, pluginData }) => {
      if (pluginData === RESOLVED || kind !== "import-statement") return undefined;
      const found = await resolve(path, { kind, importer, resolveDir, pluginData: RESOLVED });
      const modules = found.path.replace(/dist\.cjs([\\/])index\.cjs$/, "dist.esm$1index.mjs");
      return existsSync(modules) ? { ...found, path: modules } : found;
    });
  },
};

const RESOLVED = Symbol("resolved");

/** Leaves out undici's fetch, a fifth of the program; Node has its own. */
const withoutFetch: Plugin = {
  name: "without-fetch",
  setup: ({ onLoad }) => {
    const contents = `exports.extractBody = () => {
  throw new TypeError("Expected the body of a request to be a string, a Buffer or a stream in this bundle, got a form or an iterable. Import undici as a whole for those.");
};`;
    onLoad({ filter: /[\\/]undici[\\/]lib[\\/]web[\\/]fetch[\\/]body\.js$/ }, () => ({ contents }));
  },
};

/**
 * Leaves out one of undici's two builds of its parser, a fourteenth of the program: the one with SIMD, which not every
 * processor has. The replies of an API are too small to tell the difference.
 */
const withoutSecondParser: Plugin = {
  name: "without-second-parser",
  setup: ({ onLoad }) => {
    const contents = 'module.exports = require("./llhttp-wasm.js");';
    onLoad({ filter: /[\\/]undici[\\/]lib[\\/]llhttp[\\/]llhttp_simd-wasm\.js$/ }, () => ({ contents }));
  },
};
