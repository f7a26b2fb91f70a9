import type { Change, ReviewModel } from "../model";
import { kindWords, rightsLines } from "../words/change";
import { longFinding } from "../words/findings";
import { counted, headline } from "../words/headline";
import { ACTION_WORDS, attributeWords } from "../words/labels";
import { constructBelow, sourceText, throughWords } from "../words/place";
import { policyWords } from "../words/policy";
import { count, name } from "../words/text";
import { attributeSentence } from "../words/values";
import { groupsOf } from "./sections";
import { firstScreen } from "./terminal-first";
import { foot, outside } from "./terminal-rest";
import { LineWriter } from "./writer";

/** The review for a terminal or a CI log. */
export function terminal(model: ReviewModel): string {
  const out = new LineWriter();
  head(out, model);
  firstScreen(out, model);
  changes(out, model);
  outside(out, model);
  foot(out, model);
  return out.text();
}

function head(out: LineWriter, model: ReviewModel): void {
  const { environment, target, status } = model;
  const where = target.address === null ? "a CCKM that is not known here" : target.address;
  const domain = target.domain === null ? "" : `, domain ${target.domain}`;
  const workspace = environment.workspace === null ? "" : `, workspace ${environment.workspace}`;
  const tls =
    target.tlsVerified === null ? "" : target.tlsVerified ? "certificate verified" : "certificate NOT verified";
  const stack = environment.stack === null ? "stack not told" : name(environment.stack);
  const others = model.targets.length > 1 ? ` and ${count(model.targets.length - 1, "other target")}, below` : "";
  out.columns([stack, "  ", name(`${where}${domain}${workspace}`), others], [tls]);
  out.rule();
  out.line(headline(model));
  if (model.changes.length > 0) out.line([counted(model)]);
  policy(out, model);
  for (const { detail } of status.reasons) out.item(["! "], [name(detail)]);
  for (const finding of [...model.settings, ...model.notices]) out.item(["! "], longFinding(finding));
}

function policy(out: LineWriter, model: ReviewModel): void {
  const told = policyWords(model);
  if (told === undefined) return;
  out.columns([told.title], [name(`${model.policy!.file}: ${told.note}`)]);
  for (const one of told.refused) out.item(["! "], one);
  for (const one of told.rest) out.item(["  "], one);
}

function changes(out: LineWriter, model: ReviewModel): void {
  if (model.changes.length === 0) return;
  out.rule();
  out.columns(["Changes"], ["by construct, worst first"]);
  for (const group of groupsOf(model.changes)) {
    out.blank();
    out.line([name(group.name)]);
    for (const change of group.changes) one(out, model, change);
  }
}

function one(out: LineWriter, model: ReviewModel, change: Change): void {
  const { sign, title } = ACTION_WORDS[change.action];
  const [kind, through] = [kindWords(change), throughWords(model, change)];
  const number = `${String(change.number).padStart(4)} ${sign} ${title.padEnd(8)}`;
  const source = sourceText(change);
  out.columns([number, name(change.name), "  ", ...kind, ...through], source === "" ? [] : [name(source)]);
  const construct = constructBelow(change);
  if (construct !== undefined) out.field("construct", [name(construct)]);
  for (const attribute of change.attributes)
    out.field(attributeWords(attribute.name), attributeSentence(attribute, change.action));
  for (const { label, told } of rightsLines(change)) out.field(label, told);
  for (const finding of change.findings) out.note(finding.code === "lostForGood" ? "! " : "", longFinding(finding));
}
