import type { ReviewModel } from "../model";
import { byCause, DRIFT_WORDS } from "../words/causes";
import { driftWords, outputWords, readWords, unknownWords } from "../words/rest";
import type { Sentence } from "../words/text";
import { markdownText as md } from "./markdown-escape";
import type { List } from "./markdown-first";

/** Other than the plan's changes: drift by cause, unknown values, outputs, and what a review does not cover. */
export function restLists(model: ReviewModel): List[] {
  const item = (sentence: Sentence, number?: number) =>
    `- ${md(sentence)}${number === undefined ? "" : ` (${number})`}`;
  const lists = [
    ...byCause(model.drift, ({ cause }) => cause).map(([cause, found]) => ({
      title: DRIFT_WORDS[cause],
      items: found.map((one) => item(driftWords(one), one.undoneBy)),
    })),
    { title: "Known only after apply", items: model.unknown.map((one) => item(unknownWords(model, one), one.change)) },
    { title: "Read during the apply", items: model.readAtApply.map((one) => item(readWords(one))) },
    { title: "Outputs", items: model.outputs.map((one) => item(outputWords(one))) },
    { title: "Not seen", items: notSeen(model) },
  ];
  return lists.filter(({ items }) => items.length > 0);
}

function notSeen({ access }: ReviewModel): string[] {
  return [
    ...(access.complete ? [] : ["- principals that this stack does not manage"]),
    "- administrators of CCKM, who may do all of this",
  ];
}
