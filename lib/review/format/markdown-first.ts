import { RISK_CLASSES } from "../../contract";
import { lookAtFindings, REMOVED } from "../build/summary";
import type { Change, Finding, ReviewModel } from "../model";
import { shortFinding } from "../words/findings";
import { guardsText } from "../words/guards";
import { gains } from "../words/headline";
import { ACTION_WORDS, KIND_WORDS, RISKS } from "../words/labels";
import { holder, holders } from "../words/principal";
import { name } from "../words/text";
import { code, markdownText as md } from "./markdown-escape";
import { byNumber } from "./sections";

/** A titled list; each item is a line of Markdown. */
export interface List {
  readonly title: string;
  /** A note next to the title. */
  readonly note?: string;
  readonly items: readonly string[];
}

/** The number of granted and revoked rights of each class; empty if there are none. */
export function rightsTable({ summary: { rights } }: ReviewModel): string[] {
  if (RISK_CLASSES.every((one) => rights[one].granted + rights[one].revoked === 0)) return [];
  const rows = RISK_CLASSES.map(
    (one) => `| ${RISKS[one].shape} ${RISKS[one].word} | ${rights[one].granted} | ${rights[one].revoked} |`,
  );
  return ["| | Granted | Revoked |", "|:--|--:|--:|", ...rows, ""];
}

/** The lists at the top: losses, gains, and what else to look at. */
export function firstLists(model: ReviewModel): List[] {
  const { lostForGood, removed, leftWithNone, lookAt } = model.summary;
  const lost = byNumber(model, lostForGood).map((change) => `- ◆ ${told(change, ["lostForGood"])}`);
  const lists = [
    { title: "Lost for good", ...(lost.length > 0 && { note: md([guardsText(model)]) }), items: lost },
    {
      title: "Removed, can be brought back",
      items: byNumber(model, removed).map((change) => `- ${told(change, REMOVED)}`),
    },
    { title: "Who gains", items: gains(model).map(gained) },
    {
      title: "Left with no right",
      items: byNumber(model, leftWithNone).flatMap(({ rights, number }) =>
        rights.filter((one) => one.leftWithNone).map((one) => `- ${md(holder(one))} (${number})`),
      ),
    },
    { title: "Look at these too", items: byNumber(model, lookAt).map(lookedAt) },
  ];
  return lists.filter(({ items }) => items.length > 0);
}

function gained({ right, rights, change }: ReturnType<typeof gains>[number]): string {
  const outside = right.outside ? ", granted outside and kept" : "";
  return `- ${RISKS[right.class].shape} ${code(right.action)}: ${md(holder(rights))} (${change.number})${outside}`;
}

function lookedAt(change: Change): string {
  const who = md(change.rights.length > 0 ? holders(change) : [name(change.name)]);
  const findings = lookAtFindings(change).map((finding) => md(shortFinding(finding)));
  return `- ${who}: ${findings.join("; ")} (${change.number})`;
}

function told({ name: what, kind, action, number, findings }: Change, codes: readonly Finding["code"][]): string {
  const finding = findings.find(({ code: one }) => codes.includes(one));
  const because = finding ? `: ${md(shortFinding(finding))}` : "";
  return `${code(what)}: ${KIND_WORDS[kind]}, ${ACTION_WORDS[action].done}${because} (${number})`;
}
