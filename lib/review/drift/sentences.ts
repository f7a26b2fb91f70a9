import type { Drift } from "../model";
import { byCause, toldAttributes } from "../words/causes";
import { attributeWords } from "../words/labels";
import { count, name, type Sentence } from "../words/text";
import { attributeSentence } from "../words/values";
import type { DriftOfStack, DriftReport } from "./model";

/** An object and its stack. */
export interface FoundIn {
  readonly drift: Drift;
  readonly stack: DriftOfStack;
}

/** The findings of all stacks, by cause. */
export function foundByCause({ stacks }: DriftReport): [Drift["cause"], FoundIn[]][] {
  const all = stacks.flatMap((stack) => stack.found.map((drift) => ({ drift, stack })));
  return byCause(all, ({ drift }) => drift.cause);
}

/** How many objects of how many changed outside of Terraform, in how many stacks; or why that is unknown. */
export function driftHeadline(report: DriftReport): Sentence {
  const { stacks, failed, objects } = report.summary;
  const outside = outsideCount(report);
  const looked = stacks - failed;
  const where = `${count(objects, "object")} of ${count(looked, "stack")}`;
  const parts = [
    ...(looked === 0
      ? []
      : [
          outside === 0
            ? `No drift: ${where} as Terraform left ${objects === 1 ? "it" : "them"}.`
            : `${outside} of ${where} changed outside of Terraform.`,
        ]),
    ...(failed === 0 ? [] : [`${count(failed, "stack")} could not be looked at.`]),
  ];
  return [parts.join(" ")];
}

/** How many objects changed outside of Terraform. */
export function outsideCount({ summary }: DriftReport): number {
  const { wentOn = 0, movedInCode = 0 } = summary.byCause;
  const all = Object.values(summary.byCause).reduce((sum, one) => sum + one, 0);
  return all - wentOn - movedInCode;
}

/** An object and its change: `payments: regions +us-east-1`. */
export function driftSentence({
  name: what,
  target,
  through,
  rights = [],
  attributes,
  cause,
  address,
}: Drift): Sentence {
  const on: Sentence = target === undefined ? [] : [" on ", name(target)];
  const by: Sentence = through === undefined ? [] : [", through ", name(through)];
  return [name(what), ...on, ...by, ": ", ...became({ rights, attributes, cause, address })];
}

function became({
  rights = [],
  attributes,
  cause,
  address,
}: Pick<Drift, "rights" | "attributes" | "cause" | "address">): Sentence {
  if (rights.length > 0) {
    return rights.flatMap(({ action, state }, index) => [
      `${index > 0 ? " " : ""}${state === "granted" ? "+" : "−"}`,
      name(action),
    ]);
  }
  if (cause === "removedOutside") return ["no longer in CCKM"];
  if (cause === "movedInCode") return ["at ", name(address)];
  const told = toldAttributes({ cause, attributes });
  if (told.length === 0) return ["changed"];
  return told.flatMap((attribute, index) => [
    index > 0 ? "; " : "",
    name(attributeWords(attribute.name)),
    " ",
    ...attributeSentence(attribute),
  ]);
}

/** The stack's name, if known. */
export function stackName({ environment }: DriftOfStack): string {
  return environment.stack ?? "?";
}

/** The location of a stack in words: each CCKM that its objects are in. */
export function targetSentence({ targets }: DriftOfStack): Sentence {
  return targets.flatMap(
    ({ configuration, address, domain }, index): Sentence => [
      index > 0 ? " and " : "",
      ...(address === null ? ["a CCKM that is not known here"] : [name(address)]),
      ...(address === null || domain === null ? [] : [", domain ", name(domain)]),
      ...(targets.length > 1 ? [" (through ", name(configuration), ")"] : []),
    ],
  );
}

/** What was checked in a stack. */
export function lookedAt({ reasons, objects }: DriftOfStack): string {
  if (reasons.length > 0) return "could not be looked at";
  if (objects === 0) return "its state is empty: nothing was deployed from here, or it is another state";
  return `${count(objects, "object")} looked at`;
}
