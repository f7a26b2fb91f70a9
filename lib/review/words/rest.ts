import { isOutside } from "../build/drift";
import { driftSentence } from "../drift/sentences";
import type { Drift, ReviewModel } from "../model";
import { attributeWords } from "./labels";
import { holder } from "./principal";
import { name, type Sentence } from "./text";
import { attributeSentence } from "./values";

/** A change outside of Terraform, and whether the plan undoes it. */
export function driftWords(drift: Drift): Sentence {
  const then = drift.undoneBy === undefined ? "; stays as it is now" : "; undone by this plan";
  return [...driftSentence(drift), isOutside(drift) ? then : ""];
}

/** A value that is known only after the apply, and its object. */
export function unknownWords(
  { changes }: ReviewModel,
  { attribute, from, change }: ReviewModel["unknown"][number],
): Sentence {
  const { name: what, rights } = changes[change - 1]!;
  return [
    name(attributeWords(attribute)),
    " of ",
    ...(rights[0] === undefined ? [name(what)] : holder(rights[0])),
    ...(from === null ? [] : [", from ", name(from)]),
  ];
}

const READ_BECAUSE: Readonly<Record<string, string>> = {
  read_because_config_unknown: "its arguments are known only then",
  read_because_dependency_pending: "something that it depends on changes first",
  read_because_check_nested: "a check reads it",
};

/** A data source read during the apply, and why only then. */
export function readWords({ address, because }: ReviewModel["readAtApply"][number]): Sentence {
  const known = because !== null && Object.hasOwn(READ_BECAUSE, because) ? READ_BECAUSE[because]! : because;
  return [name(address), ...(known === null ? [] : [": ", because !== known ? known : name(known)])];
}

const OUTPUT_WORDS: Readonly<Record<ReviewModel["outputs"][number]["action"], string>> = {
  create: "added",
  update: "changed",
  delete: "removed",
};

/** An output that changes. */
export function outputWords({ action, ...output }: ReviewModel["outputs"][number]): Sentence {
  return [name(output.name), ` ${OUTPUT_WORDS[action]}: `, ...attributeSentence(output, action)];
}

/** The source of the review's rights, and what is missing from them. */
export function accessWords({ access }: ReviewModel): string {
  return access.complete
    ? "Access is read from CCKM; administrators of CCKM, who may do all of this, are not in it."
    : "Access is read from the plan: principals that this stack does not manage, and administrators of CCKM, are not in it.";
}
