import type { Finding } from "../model";
import { list, text, type Words } from "./finding-words";
import { attributeWords } from "./labels";
import { name, names, type Sentence } from "./text";

/** Why an object is replaced, by the reason code of Terraform and OpenTofu. */
const REPLACED: Readonly<Record<string, Words>> = {
  replace_because_cannot_update: {
    short: ({ attributes }) => ["another ", ...attributesIn(attributes, "value"), " needs a new one"],
    long: ({ attributes }) => [
      "Replaced, as ",
      ...attributesIn(attributes, "something of it"),
      " cannot be changed in place.",
    ],
  },
  replace_because_tainted: {
    short: () => ["tainted"],
    long: () => ["Replaced, as it is tainted: it was not made completely, or somebody marked it so."],
  },
  replace_by_request: {
    short: () => ["replaced by request"],
    long: () => ["Replaced, as whoever made the plan asked for it with -replace."],
  },
  replace_by_triggers: {
    short: () => ["replaced by a trigger"],
    long: ({ triggers }) => [
      "Replaced, as something changes that it names in replace_triggered_by",
      ...(list(triggers).length > 0 ? [": ", ...names(list(triggers))] : []),
      ".",
    ],
  },
};

/** Why an object is deleted, by reason code. */
const DELETED: Readonly<Record<string, string>> = {
  delete_because_no_resource_config: "It is no longer in the code.",
  delete_because_no_module: "Its module is no longer in the code.",
  delete_because_wrong_repetition: "The code has it with another kind of key, or with none.",
  delete_because_count_index: "The code's count no longer reaches it.",
  delete_because_each_key: "Its key is no longer among those of the code.",
  // Only OpenTofu has this one.
  delete_because_enabled_false: "It is switched off in the code.",
  delete_because_no_move_target: "It was moved to where the code has nothing.",
};

/** The cause of a replacement or a deletion. */
export const BECAUSE_WORDS = {
  replacedBecause: {
    short: (args) => wordsOf(args).short(args),
    long: (args) => wordsOf(args).long(args),
  },
  deletedBecause: {
    short: ({ reason }) => [deleted(text(reason)) ?? name(text(reason))],
    long: ({ reason }) => [deleted(text(reason)) ?? name(`The engine's reason: ${text(reason)}.`)],
  },
} satisfies Partial<Record<Finding["code"], Words>>;

function wordsOf({ reason, attributes }: Finding["args"]): Words {
  const known = text(reason);
  if (Object.hasOwn(REPLACED, known)) return REPLACED[known]!;
  if (list(attributes).length > 0) return REPLACED.replace_because_cannot_update!;
  return {
    short: () => ["replaced"],
    long: () =>
      known === ""
        ? ["Replaced; the plan does not say why."]
        : ["Replaced, for a reason that is not known here: ", name(known), "."],
  };
}

function attributesIn(attributes: Finding["args"][string] | undefined, none: string): Sentence {
  const told = list(attributes).map(attributeWords);
  return told.length > 0 ? names(told) : [none];
}

function deleted(reason: string): string | undefined {
  return Object.hasOwn(DELETED, reason) ? DELETED[reason] : undefined;
}
