import { escapeUnseenInLines } from "../../text";

/**
 * A model as JSON. It reads as any other JSON does; but characters that steer a terminal or a reader's eye are spelled out in
 * it, and what a pipeline takes for a command wherever it stands is none.
 */
export function json(model: unknown): string {
  const text = escapeUnseenInLines(JSON.stringify(model, null, 2));
  return `${text.replace(/##(?=\[|vso\[)/gi, "\\u0023#")}\n`;
}
