import { writeFileSync } from "node:fs";
import { receiveCode } from "./receive-code";

// Bundled and run by `cckm provider bundle`: writes the schema of the provider whose code is beside it to a file.
async function main(): Promise<void> {
  const code = await receiveCode(() => void require(["./code.js"][0]!));
  writeFileSync(process.argv[2]!, await code.schema());
  process.exit(0);
}

void main();
