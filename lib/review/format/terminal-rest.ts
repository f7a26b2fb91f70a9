import type { ReviewModel } from "../model";
import { byCause, DRIFT_WORDS } from "../words/causes";
import { accessWords, driftWords, outputWords, readWords, unknownWords } from "../words/rest";
import { name, type Sentence } from "../words/text";
import { instant } from "../words/time";
import type { LineWriter } from "./writer";

/** Other than the plan's changes: drift by cause, unknown values, and outputs. */
export function outside(out: LineWriter, model: ReviewModel): void {
  drift(out, model);
  if (model.unknown.length + model.readAtApply.length > 0) {
    out.blank();
    out.columns(["Unknown"], ["until apply"]);
    for (const one of model.unknown) out.columns(["    ", ...unknownWords(model, one)], [`#${one.change}`]);
    for (const one of model.readAtApply) out.line(["    read during the apply: ", ...readWords(one)]);
  }
  if (model.outputs.length > 0) {
    out.blank();
    out.line(["Outputs"]);
    for (const output of model.outputs) out.line(["    ", ...outputWords(output)]);
  }
}

function drift(out: LineWriter, { drift: all }: ReviewModel): void {
  if (all.length === 0) return;
  out.rule();
  out.columns(["Drift"], ["changed outside of Terraform"]);
  for (const [cause, found] of byCause(all, (one) => one.cause)) {
    out.heading(`${DRIFT_WORDS[cause]} (${found.length})`);
    for (const one of found) {
      const undoing: Sentence = one.undoneBy === undefined ? [] : [`#${one.undoneBy}`];
      out.columns(["    ", ...driftWords(one)], undoing);
    }
  }
}

/** Whether the review is complete, and what it is based on. */
export function foot(out: LineWriter, model: ReviewModel): void {
  const { changes, drift: drifted, readAtApply, outputs } = model.coverage;
  const part = ({ shown, inPlan }: typeof changes, what: string) =>
    inPlan > 0 ? [`${shown} of ${inPlan} ${what}`] : [];
  const more = [...part(drifted, "drift"), ...part(readAtApply, "data read at apply"), ...part(outputs, "outputs")];
  out.rule();
  out.line([
    `${changes.shown} of ${changes.inPlan} changes of the plan are above.${more.length > 0 ? ` Also ${more.join(", ")}.` : ""}`,
  ]);
  out.line([accessWords(model)]);
  for (const one of model.left ?? []) {
    out.line(["Left for the next change set: ", name(one.name), " (", name(one.because), ")"]);
  }
  if (model.intent !== undefined) out.line(["intent ", name(model.intent)]);
  const { engine, package: cckm } = model.versions;
  const { commit, branch } = model.environment;
  const made = [
    model.plan.madeAt === null ? undefined : `planned ${instant(model.plan.madeAt)}`,
    engine === null ? undefined : `engine ${engine}`,
    cckm === null ? undefined : `cckm ${cckm}`,
    commit === null ? undefined : `commit ${commit}`,
    branch === null ? undefined : `branch ${branch}`,
  ].filter((text) => text !== undefined);
  if (made.length > 0) out.line([name(made.join(", "))]);
}
