import { escapeUnseen } from "../../text";
import { shortened } from "../words/text";

/** Longer texts are shortened to their beginning and end: no name in CCKM, Azure or AWS is that long. */
const LONGEST = 500;

/**
 * Untrusted text on one line; characters that could affect the screen or hide are escaped, and so are commands to CI
 * runners.
 */
export function visible(text: string, longest = LONGEST): string {
  return escapeUnseen(shortened(text, longest));
}
