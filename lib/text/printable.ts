/**
 * Characters that steer a terminal or a reader's eye instead of being seen: controls, bidirectional and invisible
 * formatting, tags, selectors, blanks without width or ink, and halves of a pair. Tabs and line ends are among them.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{DI}\p{Noncharacter_Code_Point}\u2028\u2029\u2800]/gu;
const LINES = /[\t\n]/;

const STEERING = /(?![\t\n])[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/** Whether a text would do more to a terminal than begin a line, or turn its letters around, if it were printed as it is. */
export function steersTerminals(text: string): boolean {
  return STEERING.test(text);
}

/** Whether nobody sees anything of a text. */
export function isUnseen(text: string): boolean {
  return text.replace(UNSEEN, "").trim() === "";
}

// Terraform spells them out itself, except in a text of several lines.
const STEERING_LINES = /\r(?!\n)|(?![\t\n\r])[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Text in which, where it has several lines, what steers terminals is spelled out: Terraform prints such a text as it is. */
export function steeringLinesEscaped(text: string): string {
  return text.includes("\n") ? text.replace(STEERING_LINES, escaped) : text;
}

/** Text in which every such character is spelled out as in JSON, `\u202e`. */
export function escapeUnseen(text: string): string {
  return text.replace(UNSEEN, escaped);
}

/** The same for text of several lines: line ends and tabs stay. */
export function escapeUnseenInLines(text: string): string {
  return text.replace(UNSEEN, (found) => (LINES.test(found) ? found : escaped(found)));
}

function escaped(text: string): string {
  return Array.from({ length: text.length }, (_, at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, "0")}`).join(
    "",
  );
}
