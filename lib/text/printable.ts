/**
 * Characters that affect the terminal or the reader without being visible: controls, bidirectional and invisible
 * formatting, tags, variation selectors, zero-width and blank characters, and unpaired surrogates. Tabs and line ends
 * are included.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{DI}\p{Noncharacter_Code_Point}\u2028\u2029\u2800]/gu;
const LINES = /[\t\n]/;

/** What the programs that show a CI job's log take for a command: `##[`, `##vso[`, `::error::` at the beginning of a word. */
const COMMAND = /#(?=#\w{0,20}\[)|(?<!\S):(?=:[A-Za-z-]{1,40}(?: |::))/g;

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
 * Escapes terminal control characters in a text of several lines, which Terraform prints as is. A text of JSON that has such
 * a text in it gets a leading space, so that Terraform prints the JSON instead of what it means. Other texts are returned
 * unchanged.
 */
export function steeringLinesEscaped(text: string): string {
  return escapedWhere(text, inLines);
}

/**
 * The same in any text: Terraform also prints a line as is that takes the place of several, or gives it to several.
 */
export function steeringEscaped(text: string): string {
  return escapedWhere(text, () => true);
}

type Where = (text: string) => boolean;
const inLines: Where = (text) => text.includes("\n");

function escapedWhere(text: string, where: Where): string {
  const told = where(text) ? text.replace(STEERING_LINES, escaped) : text;
  return steersWithin(told, where) ? ` ${told}` : told;
}

// No name or tag of a cloud is longer. JSON of many values takes far more memory than its letters.
const LONGEST_PARSED = 64 * 1024;
const JSON_START = /^[[{]/;
const JSON_END = /[\]}]\s{0,100}$/;

/** Whether a text is JSON with such texts in it, however deep, that hold terminal control characters. */
function steersWithin(text: string, where: Where): boolean {
  const open: unknown[] = [];
  const parse = (json: string): boolean => {
    if (!JSON_START.test(json) || !json.includes("\\") || !JSON_END.test(json.slice(-101))) return false;
    if (json.length > LONGEST_PARSED) return true;
    try {
      open.push(JSON.parse(json));
    } catch {
      // Terraform prints what is no JSON as it prints any text.
    }
    return false;
  };
  if (parse(text)) return true;
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value === "string") {
      if ((where(value) && value.search(STEERING_LINES) !== -1) || parse(value)) return true;
    } else if (typeof value === "object" && value !== null) {
      for (const member of Object.values(value)) open.push(member);
    }
  }
  return false;
}

/** Escapes every such character as in JSON, `\u202e`, and the beginning of what a CI job's log would take for a command. */
export function escapeUnseen(text: string): string {
  return text.replace(UNSEEN, escaped).replace(COMMAND, escaped);
}

/** The same for a text of several lines: line ends and tabs are kept. */
export function escapeUnseenInLines(text: string): string {
  return text.replace(UNSEEN, (found) => (LINES.test(found) ? found : escaped(found))).replace(COMMAND, escaped);
}

function escaped(text: string): string {
  let told = "";
  for (let at = 0; at < text.length; at++) told += `\\u${text.charCodeAt(at).toString(16).padStart(4, "0")}`;
  return told;
}
