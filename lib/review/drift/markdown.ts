import { inRoom, type Part } from "../format/in-room";
import { code, markdownText as md } from "../format/markdown-escape";
import { DRIFT_WORDS } from "../words/causes";
import { RISKS } from "../words/labels";
import { count, name } from "../words/text";
import { instant } from "../words/time";
import type { DriftOfStack, DriftReport } from "./model";
import {
  driftHeadline,
  driftSentence,
  type FoundIn,
  foundByCause,
  lookedAt,
  stackName,
  targetSentence,
} from "./sentences";

const LIMIT = 65_536;
/** Limits the room for a reason; the log has the full text. */
const LONGEST_REASON = 2_000;

/**
 * A drift report as the text of an issue or a comment. If the platform's limit truncates it, the text says how much is
 * missing.
 */
export function driftMarkdown(report: DriftReport, limit = LIMIT): string {
  const top = ["<!-- cckm-drift v1 -->", `### ${md(driftHeadline(report))}`, "", ""].join("\n");
  const parts = inRoom([foundPart(report), failedPart(report), lookedPart(report)], limit - top.length);
  if (parts !== undefined) return `${top}${parts.join("")}`;
  const none = `${count(rowsOf(report).length, "object")}: no room for them in here.\n`;
  return top.length + none.length <= limit ? `${top}${none}` : none;
}

function rowsOf(report: DriftReport): string[] {
  return foundByCause(report).flatMap(([cause, found]) =>
    found.map((one, index) => (index === 0 ? `${heading(cause)}\n${row(one)}\n` : `${row(one)}\n`)),
  );
}

function foundPart(report: DriftReport): Part {
  return cuttable(rowsOf(report), 10, (left, all) => `\n**${count(left, "object")} of ${all} did not fit in here.**\n`);
}

function failedPart(report: DriftReport): Part {
  return cuttable(
    failures(report),
    3,
    (left, all) => `\n**${count(left, "reason")} of ${all} did not fit in here.** The log has them all.\n`,
  );
}

function lookedPart({ stacks }: DriftReport): Part {
  const lines = stacks.map((stack) => `${looked(stack)}\n`);
  const [open, close] = [`\n<details><summary>${count(stacks.length, "stack")}</summary>\n\n`, "\n</details>\n"];
  const said = (left: number) =>
    left === 0 ? "" : `\n**${count(left, "stack")} of ${lines.length} did not fit in here.** The log has them all.\n`;
  return {
    count: lines.length,
    write: (shown) => `${open}${lines.slice(0, shown).join("")}${said(lines.length - shown)}${close}`,
  };
}

function cuttable(entries: readonly string[], claim: number, said: (left: number, all: number) => string): Part {
  const all = entries.length;
  const write = (shown: number) => `${entries.slice(0, shown).join("")}${shown === all ? "" : said(all - shown, all)}`;
  return { claim, count: all, write };
}

function heading(cause: FoundIn["drift"]["cause"]): string {
  return `\n**${DRIFT_WORDS[cause]}**\n\n| | What | Stack | Construct | Code |\n|--:|:--|:--|:--|:--|`;
}

function row({ drift, stack }: FoundIn): string {
  const worst = drift.rights?.find(({ state }) => state === "granted");
  const where = drift.source === null ? "" : code(`${drift.source.file}:${drift.source.line}`);
  const shape = worst ? `${RISKS[worst.class].shape} ` : "";
  return `| ${drift.number} | ${shape}${md(driftSentence(drift))} | ${code(stackName(stack))} | ${code(drift.construct ?? drift.address)} | ${where} |`;
}

function failures({ stacks }: DriftReport): string[] {
  return stacks.flatMap((stack) =>
    stack.reasons.map(
      ({ detail }) =>
        `\n**${code(stackName(stack))} could not be looked at**\n\n${reason(detail.slice(0, LONGEST_REASON))}\n`,
    ),
  );
}

function reason(detail: string): string {
  const lines = detail.split("\n").filter((line) => line.trim() !== "");
  return lines.map((line) => md([name(line)])).join("<br>\n");
}

function looked(stack: DriftOfStack): string {
  const told = [
    `${code(stackName(stack))}: ${lookedAt(stack)}`,
    `on ${md(targetSentence(stack))}`,
    ...(stack.madeAt === null ? [] : [instant(stack.madeAt)]),
  ];
  return `- ${told.join(", ")}`;
}
