import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import type { StackIntent } from "./projection";

/** The fingerprint of an intent: SHA-256 of its canonical JSON (RFC 8785), in hexadecimal. */
export function fingerprint(value: unknown): string {
  return createHash("sha256").update(canonical(value)).digest("hex");
}

/**
 * The fingerprint of several stacks: that of the sorted list of their fingerprints, so that their order does not
 * matter.
 */
export function setFingerprint(stacks: readonly StackIntent[]): string {
  return fingerprintOfAll(stacks.map(fingerprint));
}

/** The fingerprint of several stacks, from their own fingerprints. */
export function fingerprintOfAll(stacks: readonly string[]): string {
  return fingerprint([...stacks].sort());
}

/** Canonical JSON (RFC 8785): the same text for the same content. */
export function canonical(value: unknown): string {
  return canonicalize(value) ?? "null";
}
