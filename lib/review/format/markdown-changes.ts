import type { Change, ReviewModel } from "../model";
import { kindWords, rightsLines } from "../words/change";
import { longFinding } from "../words/findings";
import { ACTION_WORDS, attributeWords } from "../words/labels";
import { constructBelow, sourceText, throughWords } from "../words/place";
import { count } from "../words/text";
import { attributeSentence } from "../words/values";
import { fitted } from "./in-room";
import { code, markdownText as md } from "./markdown-escape";
import { groupsOf } from "./sections";

/** Maximum number of characters for one change, so that it leaves room for the others. */
const LONGEST = 6_000;
const HEAD = "| | Change | Before → after | Code |\n|--:|:--|:--|:--|\n";

/** A row for each change, ordered by number; the first one of a construct starts a new table. */
export function changeRows(model: ReviewModel): string[] {
  return groupsOf(model.changes).flatMap(({ name, changes }) =>
    changes.map((change, index) => `${index === 0 ? `\n${code(name)}\n\n${HEAD}` : ""}${row(model, change)}`),
  );
}

function row(model: ReviewModel, change: Change): string {
  const lines = [
    ...change.attributes.map(
      (attribute) => `${label(attribute.name)} ${md(attributeSentence(attribute, change.action))}`,
    ),
    ...rightsLines(change).map(({ label: what, told }) => `${what} ${md(told)}`),
    ...change.findings.map((finding) => `<i>${md(longFinding(finding))}</i>`),
  ];
  const what = `${ACTION_WORDS[change.action].title} ${code(change.name)}<br>${md(kindWords(change))}${md(throughWords(model, change))}`;
  const where = [constructBelow(change), sourceText(change)].filter((one) => one !== undefined && one !== "");
  return `| ${change.number} | ${what} | ${within(lines)} | ${where.map((one) => code(one!)).join("<br>")} |\n`;
}

function within(lines: readonly string[]): string {
  const { texts, left } = fitted(lines, LONGEST);
  return [...texts, ...(left === 0 ? [] : [`and ${count(left, "more line")}, which the page and the log have`])].join(
    "<br>",
  );
}

// Tags and triggers have keys chosen by users; all other labels are ours.
function label(attribute: string): string {
  const words = attributeWords(attribute);
  return /^[A-Za-z' -]+$/.test(words) && !attribute.includes(".") ? words : code(words);
}
