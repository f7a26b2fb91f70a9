import { escapeUnseen } from "../../text";
import { redact } from "./redact";

const LONGEST = 1000;
// Text cut before redaction could end in part of a secret, so more is read than shown.
const LONGEST_READ = 4 * LONGEST;

/** A server's text, safe to show: without secrets and terminal control characters, and limited in length. */
export function foreignText(text: string, secrets: readonly string[], longest = LONGEST): string {
  const clean = escapeUnseen(redact(text.slice(0, LONGEST_READ), secrets));
  return clean.length <= longest ? clean : `${clean.slice(0, longest)}…`;
}
