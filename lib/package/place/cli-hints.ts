import { satisfies } from "./version-constraint";

const BEGIN = "/* cdktf-cckm, for the cdktf CLI:";
const HINTS = /\/\* cdktf-cckm, for the cdktf CLI:[\s\S]*?\*\/\n?/g;

/**
 * Whether the cdktf CLI takes a provider as locked. Where it does not, it runs `terraform providers lock`, which asks
 * registries only and so fails for a provider that no registry has. The CLI holds the number in the required constraint
 * against the constraints in the lock file; it knows no others than these two texts.
 */
export function isLockedForCli(constraints: string | undefined, required: string | undefined): boolean {
  if (!constraints) return false;
  const [number = "0"] = /\d+(\.\d+){0,2}/.exec(required ?? "") ?? [];
  return satisfies(number, constraints.replace(/-[0-9A-Za-z.-]+/g, ""));
}

/** The text of a lock file without {@link withHints}' comment. */
export function withoutHints(text: string): string {
  return text.replace(HINTS, "");
}

/**
 * Adds a comment that the CLI, which reads a lock file line by line, takes for the providers' blocks. Terraform skips
 * it: it picks the version as it does without a lock, and writes the block itself.
 */
export function withHints(text: string, addresses: readonly string[]): string {
  if (addresses.length === 0) return text;
  const blocks = addresses.map((address) => `provider "${address}" {\n  constraints = ">= 0.0.0"\n}`);
  const reason = "these are locked by `terraform init`.";
  return `${text}\n${[`${BEGIN} ${reason}`, ...blocks, "*/"].join("\n")}\n`;
}
