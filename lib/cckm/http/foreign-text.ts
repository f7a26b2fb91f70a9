import { escapeUnseen } from "../../text";
import { redact } from "./redact";

const LONGEST = 1000;
// What is cut before the secrets are taken out may end in a part of one.
const LONGEST_READ = 4 * LONGEST;

/** A server's text as it may be told: without secrets, without characters that steer a terminal, and not endless. */
export function foreignText(text: string, secrets: readonly string[], longest = LONGEST): string {
  const clean = escapeUnseen(redact(text.slice(0, LONGEST_READ), secrets));
  return clean.length <= longest ? clean : `${clean.slice(0, longest)}…`;
}
