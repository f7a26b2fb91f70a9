import type { Change, RightModel, RightsChange } from "../model";
import { KIND_WORDS, RISKS } from "./labels";
import { holder } from "./principal";
import { name, type Sentence } from "./text";

/** The kind of a change: `AWS account`, `Permission on payments`. */
export function kindWords({ kind, type, rights }: Pick<Change, "kind" | "type" | "rights">): Sentence {
  const what: Sentence = kind === "other" ? [name(type), ", other provider"] : [KIND_WORDS[kind]];
  return rights.length > 0 ? [...what, " on ", name(rights.at(-1)!.target)] : what;
}

/** The changed rights, by what happens to them. */
export function rightsLines({ rights }: Pick<Change, "rights">): { readonly label: string; readonly told: Sentence }[] {
  return rights.flatMap((one) => {
    const whose: Sentence = rights.length > 1 ? [", ", ...holder(one)] : [];
    const lists = (["granted", "revoked"] as const).filter((list) => one[list].length > 0);
    return [
      ...lists.map((label) => ({ label, told: [...one[label].flatMap(rightWords), ...whose] })),
      ...(one.unknown ? [{ label: "rights", told: ["known after apply", ...whose] }] : []),
      ...keptLine(one, whose),
    ];
  });
}

// Kept rights are shown if there is nothing else, or if they were granted outside of Terraform; the access map has them
// all.
function keptLine(rights: RightsChange, whose: Sentence): { label: string; told: Sentence }[] {
  const { granted, revoked, kept, unknown } = rights;
  const alone = granted.length + revoked.length === 0;
  if (kept.length === 0 || !(alone || unknown || kept.some(({ outside }) => outside))) return [];
  return [{ label: unknown ? "held now" : "kept", told: [...kept.flatMap(keptWords), ...whose] }];
}

function rightWords({ action, class: risk, state, ...marks }: RightModel, index: number): Sentence {
  return [`${index > 0 ? " " : ""}${state === "granted" ? "+" : "−"}${RISKS[risk].shape} `, name(action), notes(marks)];
}

function keptWords({ action, ...marks }: RightModel, index: number): Sentence {
  return [index > 0 ? ", " : "", name(action), notes(marks)];
}

function notes({ implied, outside, notListed }: Pick<RightModel, "implied" | "outside" | "notListed">): string {
  const told = [implied && "by CCKM", outside && "granted outside", notListed && "not listed"].filter((one) => one);
  return told.length === 0 ? "" : ` (${told.join(", ")})`;
}
