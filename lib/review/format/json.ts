import { escapeUnseenInLines } from "../../text";

/**
 * A model as JSON. Characters that affect the terminal or mislead readers are escaped, and so are commands that a CI
 * runner recognizes anywhere in a line.
 */
export function json(model: unknown): string {
  return `${escapeUnseenInLines(JSON.stringify(model, null, 2))}\n`;
}
