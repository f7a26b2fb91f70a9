import { visible } from "../format/visible";
import { LineWriter } from "../format/writer";
import { DRIFT_WORDS } from "../words/causes";
import { RISKS } from "../words/labels";
import { name, plain, type Sentence } from "../words/text";
import { instant } from "../words/time";
import type { DriftReport } from "./model";
import {
  driftHeadline,
  driftSentence,
  type FoundIn,
  foundByCause,
  lookedAt,
  stackName,
  targetSentence,
} from "./sentences";

/** A drift report for a terminal or the log of a nightly job. */
export function driftTerminal(report: DriftReport): string {
  const out = new LineWriter();
  out.line(driftHeadline(report));
  for (const [cause, found] of foundByCause(report)) {
    out.heading(`${DRIFT_WORDS[cause]} (${found.length})`);
    for (const one of found) object(out, one);
  }
  for (const stack of report.stacks) {
    for (const [index, { detail }] of stack.reasons.entries()) {
      if (index === 0) {
        out.blank();
        out.line(["Stack ", name(stackName(stack)), " could not be looked at"]);
      }
      for (const line of detail.split("\n")) out.item([line === "" ? "" : "  "], [name(line)]);
    }
  }
  out.blank();
  out.rule();
  for (const stack of report.stacks) {
    const at = stack.madeAt === null ? "" : `  ${instant(stack.madeAt)}`;
    out.columns([name(stackName(stack)), "  ", ...targetSentence(stack)], [lookedAt(stack), name(at)]);
  }
  if (report.drifted) {
    out.line([
      "A deploy puts back what the code says. To keep a change, write it into the code; the next deploy then changes nothing.",
    ]);
  }
  return out.text();
}

function object(out: LineWriter, { drift, stack }: FoundIn): void {
  const worst = drift.rights?.find(({ state }) => state === "granted");
  const where = drift.source === null ? "" : `${drift.source.file}:${drift.source.line}  `;
  const right: Sentence = [name(plain([name(where)], visible)), `#${drift.number}`];
  out.columns([`  ${worst ? RISKS[worst.class].shape : " "} `, ...driftSentence(drift)], right);
  out.columns(["      ", name(stackName(stack)), "  ", name(drift.construct ?? drift.address)], []);
}
