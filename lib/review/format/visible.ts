import { escapeUnseen } from "../../text";

/**
 * A stranger's text on one line, with every character that could act on a screen or hide in it made visible. `##[` and
 * `##vso[`, which runners of pipelines take for commands wherever they stand, are taken apart.
 */
export function visible(text: string): string {
  return escapeUnseen(text).replace(/##(?=\[|vso\[)/gi, "#\\#");
}
