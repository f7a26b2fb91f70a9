// Control characters, and those that turn or hide text: bidi, zero width, line and paragraph separators, tags.
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/gu;

/**
 * A stranger's text on one line, with every character that could act on a screen or hide in it made visible. `##[` and
 * `##vso[`, which runners of pipelines take for commands wherever they stand, are taken apart.
 */
export function visible(text: string): string {
  return text
    .replace(HIDDEN, (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`)
    .replace(/##(?=\[|vso\[)/gi, "#\\#");
}
