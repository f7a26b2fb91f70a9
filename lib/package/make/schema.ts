import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CODE_FILE } from "./start";

const LONGEST_MS = 60_000;

/**
 * The schema of a provider, encoded as the answer to Terraform's request: runs the code with a program that receives it.
 * Undefined if the code does not serve a provider there, such as one that needs a network to begin.
 */
export function schemaOf(code: string, receiver: string): Uint8Array | undefined {
  const folder = mkdtempSync(join(tmpdir(), "provider-schema-"));
  try {
    writeFileSync(join(folder, CODE_FILE), code);
    writeFileSync(join(folder, "receiver.js"), receiver);
    const out = join(folder, "schema");
    execFileSync(process.execPath, [join(folder, "receiver.js"), out], {
      env: {},
      stdio: "ignore",
      timeout: LONGEST_MS,
    });
    return readFileSync(out);
  } catch {
    return undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
