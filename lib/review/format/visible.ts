import { escapeUnseen } from "../../text";
import { shortened } from "../words/text";

/** Longer texts are told by their beginning and their end: no name of CCKM, Azure or AWS has as many characters. */
const LONGEST = 500;

/**
 * A stranger's text on one line, with every character that could act on a screen or hide in it made visible. `##[` and
 * `##vso[`, which runners of pipelines take for commands wherever they stand, are taken apart.
 */
export function visible(text: string, longest = LONGEST): string {
  return escapeUnseen(shortened(text, longest)).replace(/##(?=\[|vso\[)/gi, "#\\#");
}
