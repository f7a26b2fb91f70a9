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
/** No reason needs more of a comment; the log has all of it. */
const LONGEST_REASON = 2_000;

/** A report of drift as an issue's text or a comment. What the platform's limit cuts off is said, with the count. */
export function driftMarkdown(report: DriftReport, limit = LIMIT): string {
  const top = ["<!-- cckm-drift v1 -->", `### ${md(driftHeadline(report))}`, ""].join("\n");
  const end = [...failures(report), ...looked(report)].join("\n");
  const rows = foundByCause(report).flatMap(([cause, found]) =>
    found.map((one, index) => (index === 0 ? `${heading(cause)}\n${row(one)}` : row(one))),
  );
  const room = limit - top.length - end.length - 200;
  let text = "";
  let shown = 0;
  for (const line of rows) {
    if (text.length + line.length + 1 > room) break;
    text += `${line}\n`;
    shown++;
  }
  const cut =
    shown < rows.length ? `\n**${count(rows.length - shown, "object")} of ${rows.length} did not fit in here.**\n` : "";
  return `${top}${text}${cut}${end}\n`.slice(0, limit);
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

function looked({ stacks }: DriftReport): string[] {
  const told = (stack: DriftOfStack) =>
    [
      `${code(stackName(stack))}: ${lookedAt(stack)}`,
      `on ${md(targetSentence(stack))}`,
      ...(stack.madeAt === null ? [] : [instant(stack.madeAt)]),
    ].join(", ");
  const lines = stacks.slice(0, 100).map((stack) => `- ${told(stack)}`);
  return ["", `<details><summary>${count(stacks.length, "stack")}</summary>\n`, ...lines, "\n</details>"];
}
