import { statSync } from "node:fs";
import { join } from "node:path";
import { begin } from "./begin";
import { startedByTerraform } from "./handshake";
import type { Parts } from "./serve-code";

// The program of a bundled provider: `cckm provider bundle` bundles it apart from the provider's code. `require` gets no
// literals, so that the bundler leaves these files alone.
const parts: Parts = {
  code: () => void load("./code.js"),
  schema: () => load("./schema.js") as Uint8Array,
};

function load(file: string): unknown {
  const loaded: unknown = require(file);
  // An empty file, such as a full disk leaves, loads without an error and serves nothing: Terraform would wait for ever.
  if (statSync(join(__dirname, file)).size === 0) throw new Error(`${file} is empty`);
  return loaded;
}

async function main(): Promise<void> {
  const begun = await begin();
  const { serveCode } = require("./serve-code") as typeof import("./serve-code");
  serveCode(begun, parts);
}

// The code knows what to say to people.
if (startedByTerraform(process.env)) void main();
else parts.code();
