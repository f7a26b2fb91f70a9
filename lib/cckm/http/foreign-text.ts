import { escapeUnseen } from "../../text";
import { redact } from "./redact";

const LONGEST = 1000;
// Text cut before redaction could end in part of a secret, so more is read than shown.
const LONGEST_READ = 4 * LONGEST;

/** A server's text, safe to show: without secrets and terminal control characters, and limited in length. */
export function foreignText(text: string, secrets: readonly string[], longest = LONGEST): string {
  const redacted = redact(text.slice(0, LONGEST_READ), secrets);
  // A secret that is cut in the middle of an escape is not found: so much of the end is never shown.
  const end = Math.max(redacted.lastIndexOf("***") + 3, redacted.length - LONGEST_READ / 2);
  const clean = escapeUnseen(text.length > LONGEST_READ ? redacted.slice(0, end) : redacted);
  return clean.length <= longest && text.length <= LONGEST_READ ? clean : `${clean.slice(0, longest)}…`;
}
