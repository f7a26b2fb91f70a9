/**
 * Characters that affect the terminal or the reader without being visible: controls, bidirectional and invisible
 * formatting, tags, variation selectors, zero-width and blank characters, and unpaired surrogates. Tabs and line ends
 * are included.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{DI}\p{Noncharacter_Code_Point}\u2028\u2029\u2800]/gu;
const LINES = /[\t\n]/;

const STEERING = /(?![\t\n])[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/**
 * Whether printing a text as is would affect the terminal (other than by starting a new line) or reverse the order of
 * its letters.
 */
export function steersTerminals(text: string): boolean {
  return STEERING.test(text);
}

/** Whether a text has no visible character. */
export function isUnseen(text: string): boolean {
  return text.replace(UNSEEN, "").trim() === "";
}

// Terraform escapes these itself, except in a text of several lines.
const STEERING_LINES = /\r(?!\n)|(?![\t\n\r])[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** The number of terminal control characters that {@link steeringLinesEscaped} escapes, counted no further than `most` + 1. */
export function steeringInLines(text: string, most: number): number {
  if (!text.includes("\n")) return 0;
  let count = 0;
  for (const _ of text.matchAll(STEERING_LINES)) if (++count > most) break;
  return count;
}

/**
 * Escapes terminal control characters in a text of several lines, which Terraform prints as is. Other texts are
 * returned unchanged.
 */
export function steeringLinesEscaped(text: string): string {
  return text.includes("\n") ? text.replace(STEERING_LINES, escaped) : text;
}

/** Escapes every such character as in JSON, `\u202e`. */
export function escapeUnseen(text: string): string {
  return text.replace(UNSEEN, escaped);
}

/** The same for a text of several lines: line ends and tabs are kept. */
export function escapeUnseenInLines(text: string): string {
  return text.replace(UNSEEN, (found) => (LINES.test(found) ? found : escaped(found)));
}

function escaped(text: string): string {
  let told = "";
  for (let at = 0; at < text.length; at++) told += `\\u${text.charCodeAt(at).toString(16).padStart(4, "0")}`;
  return told;
}
