import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import type { StackIntent } from "./projection";

/** The fingerprint of what an approval is bound to: SHA-256 over canonical JSON (RFC 8785), in hexadecimal. */
export function fingerprint(value: unknown): string {
  return createHash("sha256").update(canonical(value)).digest("hex");
}

/** The fingerprint of several stacks, in whatever order they come: that of the sorted list of theirs. */
export function setFingerprint(stacks: readonly StackIntent[]): string {
  return fingerprintOfAll(stacks.map(fingerprint));
}

/** The fingerprint of several stacks, made of theirs. */
export function fingerprintOfAll(stacks: readonly string[]): string {
  return fingerprint([...stacks].sort());
}

/** Canonical JSON (RFC 8785): the same text for the same content. */
export function canonical(value: unknown): string {
  return canonicalize(value) ?? "null";
}
