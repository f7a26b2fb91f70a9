import { satisfies } from "./version-constraint";

const BEGIN = "/* cdktf-cckm, for the cdktf CLI:";
const HINTS = /\/\* cdktf-cckm, for the cdktf CLI:[\s\S]*?\*\/\n?/g;

/**
 * Whether the cdktf CLI considers a provider locked. If not, it runs `terraform providers lock`, which only queries
 * registries and so fails for a provider that is not in one. The CLI compares the number in the required constraint with
 * the constraints in the lock file; it only understands these two formats.
 */
export function isLockedForCli(constraints: string | undefined, required: string | undefined): boolean {
  if (!constraints) return false;
  const [number = "0"] = /\d+(\.\d+){0,2}/.exec(required ?? "") ?? [];
  return satisfies(number, constraints.replace(/-[0-9A-Za-z.-]+/g, ""));
}

/** A lock file without {@link withHints}' comment. */
export function withoutHints(text: string): string {
  return text.replace(HINTS, "");
}

/**
 * Adds a comment that the CLI, which reads a lock file line by line, takes for the providers' blocks. Terraform ignores it:
 * it selects the version as if there were no lock, and writes the block itself.
 */
export function withHints(text: string, addresses: readonly string[]): string {
  if (addresses.length === 0) return text;
  const blocks = addresses.map((address) => `provider "${address}" {\n  constraints = ">= 0.0.0"\n}`);
  const reason = "these are locked by `terraform init`.";
  return `${text}\n${[`${BEGIN} ${reason}`, ...blocks, "*/"].join("\n")}\n`;
}
