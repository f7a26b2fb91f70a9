import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const LONGEST_MS = 60_000;

/**
 * The schema of a provider, encoded as the answer to Terraform's request: runs the code with a program that receives it.
 * Undefined if the code does not serve a provider there, such as one that needs a network to begin.
 */
export function schemaOf(code: Readonly<Record<string, string>>, receiver: string): Uint8Array | undefined {
  const folder = mkdtempSync(join(tmpdir(), "provider-schema-"));
  try {
    for (const [file, text] of Object.entries(code)) writeFileSync(join(folder, file), text);
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
