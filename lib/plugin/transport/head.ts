import { begin } from "./begin";
import { startedByTerraform } from "./handshake";
import type { Parts } from "./serve-code";

// The program of a bundled provider: `cckm provider bundle` bundles it apart from the provider's code. `require` gets no
// literals, so that the bundler leaves these files alone.
const parts: Parts = {
  code: () => void require(["./code.js"][0]!),
  schema: () => require(["./schema.js"][0]!) as Uint8Array,
};

async function main(): Promise<void> {
  const begun = await begin();
  const { serveCode } = require("./serve-code") as typeof import("./serve-code");
  serveCode(begun, parts);
}

// The code knows what to say to people.
if (startedByTerraform(process.env)) void main();
else parts.code();
