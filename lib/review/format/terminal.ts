import { RISK_CLASSES } from "../../contract";
import type { Change, Finding, ReviewModel } from "../model";
import { longFinding, shortFinding } from "../words/findings";
import { counted, gains, headline } from "../words/headline";
import { ACTION_WORDS, attributeWords, KIND_WORDS, RISKS } from "../words/labels";
import { holder, holders } from "../words/principal";
import { name, plain, type Sentence } from "../words/text";
import { instant } from "../words/time";
import { attributeSentence } from "../words/values";
import { byNumber, groupsOf } from "./sections";
import { visible } from "./visible";
import { LineWriter } from "./writer";

/** The review for a terminal, and for the log of a pipeline. */
export function terminal(model: ReviewModel): string {
  const out = new LineWriter();
  head(out, model);
  lost(out, model);
  rights(out, model);
  lookAt(out, model);
  changes(out, model);
  outside(out, model);
  foot(out, model);
  return out.text();
}

function head(out: LineWriter, model: ReviewModel): void {
  const { environment, target, status } = model;
  const where = target.address === null ? "a CCKM that is not known here" : target.address;
  const domain = target.domain === null ? "" : `, domain ${target.domain}`;
  const tls =
    target.tlsVerified === null ? "" : target.tlsVerified ? "certificate verified" : "certificate NOT verified";
  out.columns([name(environment.stack ?? "?"), "  ", name(`${where}${domain}`)], [tls]);
  out.rule();
  out.line(headline(model));
  if (model.changes.length > 0) out.line([counted(model)]);
  for (const { detail } of status.reasons) out.item(["! "], [name(detail)]);
  for (const setting of model.settings) out.item(["! "], longFinding(setting));
}

function lost(out: LineWriter, model: ReviewModel): void {
  const { lostForGood, removed } = model.summary;
  if (lostForGood.length > 0) {
    out.heading("Lost for good", "nothing guards them: no prevent_destroy");
    for (const change of byNumber(model, lostForGood)) listed(out, change, "lostForGood", "◆");
  }
  if (removed.length > 0) {
    out.heading("Removed, can be brought back");
    for (const change of byNumber(model, removed)) {
      const finding = change.findings.find(
        ({ code }) => code === "removedFromCckm" || code === "recoverable" || code === "kept",
      );
      listed(out, change, finding!.code, " ");
    }
  }
}

function listed(out: LineWriter, change: Change, code: Finding["code"], shape: string): void {
  const finding = change.findings.find((one) => one.code === code);
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
    out.line([
      `  ${shape} ${word.padEnd(10)}${`+${counts[one].granted}`.padStart(5)}${`−${counts[one].revoked}`.padStart(7)}`,
    ]);
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
    const told = change.findings
      .filter(({ code }) => code !== "lostForGood" && code !== "leftWithNone")
      .map(shortFinding);
    const who = change.rights.length > 0 ? holders(change) : [name(change.name)];
    out.columns(
      ["    ", ...who, "  ", ...told.flatMap((one, index) => (index === 0 ? one : ["; ", ...one]))],
      [`#${change.number}`],
    );
  }
}

function changes(out: LineWriter, model: ReviewModel): void {
  if (model.changes.length === 0) return;
  out.rule();
  out.columns(["Changes"], ["by construct, worst first"]);
  for (const group of groupsOf(model.changes)) {
    out.blank();
    out.line([name(group.name)]);
    for (const change of group.changes) one(out, change);
  }
}

function one(out: LineWriter, change: Change): void {
  const { sign, title } = ACTION_WORDS[change.action];
  const kind = change.kind === "other" ? [name(change.type), ", other provider"] : [KIND_WORDS[change.kind]];
  const on: Sentence = change.rights.length > 0 ? [" on ", name(change.rights.at(-1)!.target)] : [];
  out.columns(
    [`${String(change.number).padStart(4)} ${sign} ${title.padEnd(8)}`, name(change.name), "  ", ...kind, ...on],
    place(change),
  );
  for (const attribute of change.attributes) out.field(attributeWords(attribute.name), attributeSentence(attribute));
  for (const rights of change.rights) {
    for (const list of ["granted", "revoked"] as const) {
      if (rights[list].length === 0) continue;
      const told = rights[list].flatMap(
        ({ action, class: risk, implied, outside }, index): Sentence => [
          `${index > 0 ? " " : ""}${list === "granted" ? "+" : "−"}${RISKS[risk].shape} `,
          name(action),
          implied ? " (by CCKM)" : "",
          outside ? " (granted outside)" : "",
        ],
      );
      out.field(list, change.rights.length > 1 ? [...told, ", ", ...holder(rights)] : told);
    }
  }
  for (const finding of change.findings) out.note(finding.code === "lostForGood" ? "! " : "", longFinding(finding));
}

function outside(out: LineWriter, model: ReviewModel): void {
  if (model.drift.length > 0) {
    out.rule();
    out.columns(["Drift"], ["changed outside of Terraform"]);
    for (const { name: what, target, rights: held = [], attributes, cause, undoneBy } of model.drift) {
      const on: Sentence = target === undefined ? [] : [" on ", name(target)];
      const told: Sentence =
        held.length > 0
          ? held.flatMap(
              ({ action, state }, index): Sentence => [
                index > 0 ? ", " : "",
                state === "granted" ? "+" : "−",
                name(action),
              ],
            )
          : cause === "removedOutside"
            ? ["removed"]
            : attributes.flatMap(
                (attribute, index): Sentence => [
                  index > 0 ? "; " : "",
                  attributeWords(attribute.name),
                  " ",
                  ...attributeSentence(attribute),
                ],
              );
      out.columns(["    ", name(what), ...on, ": ", ...told], [undoneBy === undefined ? "" : `#${undoneBy}`]);
    }
  }
  if (model.unknown.length + model.readAtApply.length > 0) {
    out.blank();
    out.columns(["Unknown"], ["until apply"]);
    for (const { attribute, from, change } of model.unknown) {
      out.columns(
        ["    ", name(attributeWords(attribute)), ...(from === null ? [] : [", from ", name(from)])],
        [`#${change}`],
      );
    }
    for (const { address } of model.readAtApply) out.line(["    ", name(address), ", read during the apply"]);
  }
  if (model.outputs.length > 0) {
    out.blank();
    out.line(["Outputs"]);
    for (const output of model.outputs)
      out.line(["    ", name(output.name), " ", ...attributeSentence({ ...output, name: output.name })]);
  }
}

function foot(out: LineWriter, model: ReviewModel): void {
  const { changes, drift, readAtApply, outputs } = model.coverage;
  const part = ({ shown, inPlan }: typeof changes, what: string) =>
    inPlan > 0 ? [`${shown} of ${inPlan} ${what}`] : [];
  const more = [...part(drift, "drift"), ...part(readAtApply, "data read at apply"), ...part(outputs, "outputs")];
  out.rule();
  out.line([
    `${changes.shown} of ${changes.inPlan} changes of the plan are above.${more.length > 0 ? ` Also ${more.join(", ")}.` : ""}`,
  ]);
  out.line([
    "Access is read from the plan: principals that this stack does not manage, and administrators of CCKM, are not in it.",
  ]);
  if (model.intent !== undefined) out.line([`intent ${model.intent}`]);
  const { engine, package: cckm } = model.versions;
  const made = [
    model.plan.madeAt === null ? undefined : `planned ${instant(model.plan.madeAt)}`,
    engine === null ? undefined : `engine ${engine}`,
    cckm === null ? undefined : `cckm ${cckm}`,
    model.environment.commit === null ? undefined : `commit ${model.environment.commit}`,
  ].filter((text) => text !== undefined);
  if (made.length > 0) out.line([name(made.join(", "))]);
}

function place({ source, number }: Change): Sentence {
  const where = source === null ? "" : `${visible(plain([name(`${source.file}:${source.line}`)], visible))}  `;
  return [where, `#${number}`];
}
