import { RISK_CLASSES } from "../../contract";
import { lookAtFindings, REMOVED } from "../build/summary";
import type { Change, Finding, ReviewModel } from "../model";
import { shortFinding } from "../words/findings";
import { guardsText } from "../words/guards";
import { gains } from "../words/headline";
import { ACTION_WORDS, KIND_WORDS, RISKS } from "../words/labels";
import { sourceText } from "../words/place";
import { holder, holders } from "../words/principal";
import { name, type Sentence } from "../words/text";
import { byNumber } from "./sections";
import type { LineWriter } from "./writer";

/** The top of the review: losses, gains, and what else to look at. */
export function firstScreen(out: LineWriter, model: ReviewModel): void {
  lost(out, model);
  rights(out, model);
  lookAt(out, model);
}

function lost(out: LineWriter, model: ReviewModel): void {
  const { lostForGood, removed } = model.summary;
  if (lostForGood.length > 0) {
    out.heading("Lost for good", guardsText(model));
    for (const change of byNumber(model, lostForGood)) listed(out, change, ["lostForGood"], "◆");
  }
  if (removed.length > 0) {
    out.heading("Removed, can be brought back");
    for (const change of byNumber(model, removed)) listed(out, change, REMOVED, " ");
  }
}

function listed(out: LineWriter, change: Change, codes: readonly Finding["code"][], shape: string): void {
  const finding = change.findings.find(({ code }) => codes.includes(code));
  const what: Sentence = [KIND_WORDS[change.kind], ", ", ACTION_WORDS[change.action].done];
  const because: Sentence = finding ? [": ", ...shortFinding(finding)] : [];
  out.columns([`  ${shape} `, name(change.name), "  ", ...what, ...because], [`#${change.number}`]);
}

function rights(out: LineWriter, model: ReviewModel): void {
  const counts = model.summary.rights;
  if (RISK_CLASSES.every((one) => counts[one].granted + counts[one].revoked === 0)) return;
  out.heading("Rights", "granted, revoked");
  for (const one of RISK_CLASSES) {
    const { shape, word } = RISKS[one];
    const [more, less] = [`+${counts[one].granted}`.padStart(5), `−${counts[one].revoked}`.padStart(7)];
    out.line([`  ${shape} ${word.padEnd(10)}${more}${less}`]);
  }
  const gained = gains(model);
  if (gained.length > 0) out.heading("Who gains");
  for (const { right, rights: of, change } of gained) {
    const outside = right.outside ? " (granted outside, kept)" : "";
    out.columns([`  ${RISKS[right.class].shape} `, name(right.action), "  ", ...holder(of), outside], place(change));
  }
  const none = byNumber(model, model.summary.leftWithNone);
  if (none.length > 0) out.heading("Left with no right");
  for (const change of none) {
    for (const one of change.rights.filter(({ leftWithNone }) => leftWithNone))
      out.columns(["    ", ...holder(one)], [`#${change.number}`]);
  }
}

function lookAt(out: LineWriter, model: ReviewModel): void {
  const changes = byNumber(model, model.summary.lookAt);
  if (changes.length === 0) return;
  out.heading("Look at these too");
  for (const change of changes) {
    const told = lookAtFindings(change).map(shortFinding);
    const who = change.rights.length > 0 ? holders(change) : [name(change.name)];
    const what = told.flatMap((one, index) => (index === 0 ? one : ["; ", ...one]));
    out.columns(["    ", ...who, "  ", ...what], [`#${change.number}`]);
  }
}

/** The line of code of a change, and its number. */
function place(change: Change): Sentence {
  const source = sourceText(change);
  return [...(source === "" ? [] : [name(source), "  "]), `#${change.number}`];
}
