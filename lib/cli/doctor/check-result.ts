import type { CckmError } from "../../cckm";
import type { Message, Severity } from "../../words";
import { NO_ANSWER } from "./words";

/**
 * The result of a check of `cckm doctor`. With a `failure` a deploy would fail, a `warning` deserves attention, a
 * `note` is for information.
 */
export type CheckResult =
  | { readonly level: "ok"; readonly topic: string; readonly text: string }
  | {
      readonly level: "note" | "warning" | "failure";
      /** What was checked. */
      readonly topic: string;
      /** What was found, and what to do about it. */
      readonly message: Message;
    };

const LEVELS = { error: "failure", warning: "warning", note: "note" } as const satisfies Record<Severity, string>;

export const ok = (topic: string, text: string): CheckResult => ({ level: "ok", topic, text });

/** A problem, with the severity of its message. */
export const notWell = (topic: string, message: Message): CheckResult => ({
  level: LEVELS[message.severity],
  topic,
  message,
});

/** A failed call to CCKM, with the client's message. */
export const callFailed = (topic: string, { messageCode, summary, hint }: CckmError): CheckResult =>
  notWell(topic, { severity: "error", code: messageCode, summary, detail: hint ? `${hint}.` : NO_ANSWER });

/** The output lines of a result. */
export function linesOf(result: CheckResult): string {
  const head = `${result.level.padEnd(8)} ${result.topic}: `;
  if (result.level === "ok") return `${head}${result.text}\n`;
  const { summary, detail, code } = result.message;
  const indent = " ".repeat(9);
  return `${head}${summary}${/[.?:]$/.test(summary) ? "" : "."}\n${indent}→ ${detail}\n${indent}Code: ${code}\n`;
}
