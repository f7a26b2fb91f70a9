import { RISK_CLASSES } from "../../contract";
import type { Change, ReviewModel } from "../model";
import { longFinding, shortFinding } from "../words/findings";
import { counted, gains, headline } from "../words/headline";
import { ACTION_WORDS, attributeWords, KIND_WORDS, RISKS } from "../words/labels";
import { holder, holders } from "../words/principal";
import { count, name, type Sentence } from "../words/text";
import { instant } from "../words/time";
import { attributeSentence } from "../words/values";
import { code, markdownText as md } from "./markdown-escape";
import { byNumber, groupsOf } from "./sections";

/** What a comment may hold on GitHub; GitLab takes more. */
const LIMIT = 65_536;

export interface MarkdownOptions {
  /** Characters that the comment may have, everything counted. Default 65536. */
  readonly limit?: number;
}

/** The mark by which a later run finds its own comment again. */
export function marker({ environment, target }: ReviewModel): string {
  const key = JSON.stringify([environment.stack, environment.workspace, target.address]);
  return `<!-- cckm-review v1 ${Buffer.from(key).toString("base64url")} -->`;
}

/** The review as a comment of a pull request. What the limit cuts off is said, with the count. */
export function markdown(model: ReviewModel, { limit = LIMIT }: MarkdownOptions = {}): string {
  const mark = `${marker(model)}\n`;
  return `${mark}${markdownText(model, limit - mark.length)}`;
}

/** What such a comment says, without its mark. */
export function markdownText(model: ReviewModel, limit: number): string {
  const top = [...head(model), ...firstScreen(model)].join("\n");
  const end = foot(model).join("\n");
  const rows = groupsOf(model.changes).flatMap(({ name: group, changes }) =>
    changes.map((change, index) => [index === 0 ? group : undefined, change] as const),
  );
  const details = detailed(model);
  const room = limit - top.length - end.length - details.length - 400;
  const { text, left } = changesWithin(rows, room);
  const cut =
    left > 0
      ? `\n**${count(left, "change")} of ${rows.length} did not fit into this comment.** The review as a page or in the log has them all.\n`
      : "";
  const table =
    text === ""
      ? ""
      : `\n<details><summary><b>${left > 0 ? `The first ${rows.length - left}` : "All"} ${count(rows.length, "change")}, by construct, worst first</b></summary>\n${text}\n</details>\n`;
  return `${top}${table}${cut}${details}${end}\n`.slice(0, limit);
}

/** Its heading, and where it is. */
export function head(model: ReviewModel): string[] {
  const { environment, target, status } = model;
  const where = target.address === null ? "a CCKM that is not known here" : code(target.address);
  const domain = target.domain === null ? "" : `, domain ${code(target.domain)}`;
  const tls =
    target.tlsVerified === null ? "" : target.tlsVerified ? ", certificate verified" : ", **certificate not verified**";
  const lines = [`### ${code(environment.stack ?? "?")}: ${md(headline(model))}`, ""];
  for (const { detail } of status.reasons) lines.push(`- ${md([name(detail)])}`);
  for (const setting of model.settings) lines.push(`- ${md(longFinding(setting))}`);
  return [...lines, `${model.changes.length > 0 ? `${counted(model)} ` : ""}On ${where}${domain}${tls}.`, ""];
}

function firstScreen(model: ReviewModel): string[] {
  if (model.changes.length === 0) return [];
  const { rights, lostForGood, leftWithNone, removed } = model.summary;
  const lines: string[] = [];
  if (RISK_CLASSES.some((one) => rights[one].granted + rights[one].revoked > 0)) {
    lines.push("| | Granted | Revoked |", "|:--|--:|--:|");
    for (const one of RISK_CLASSES)
      lines.push(`| ${RISKS[one].shape} ${RISKS[one].word} | ${rights[one].granted} | ${rights[one].revoked} |`);
    lines.push("");
  }
  const list = (title: string, items: string[]) => {
    if (items.length > 0)
      lines.push(
        `**${title}**`,
        "",
        ...items.slice(0, 20).map((item) => `- ${item}`),
        ...(items.length > 20 ? [`- and ${items.length - 20} more`] : []),
        "",
      );
  };
  list(
    "Lost for good",
    byNumber(model, lostForGood).map((change) => `◆ ${told(change, ["lostForGood"])}. Nothing guards it.`),
  );
  list(
    "Removed, can be brought back",
    byNumber(model, removed).map((change) => told(change, ["removedFromCckm", "recoverable", "kept"])),
  );
  list(
    "Who gains",
    gains(model).map(
      ({ right, rights: of, change }) =>
        `${RISKS[right.class].shape} ${code(right.action)}: ${md(holder(of))} (${change.number})${right.outside ? ", granted outside and kept" : ""}`,
    ),
  );
  list(
    "Left with no right",
    byNumber(model, leftWithNone).flatMap((change) =>
      change.rights.filter((one) => one.leftWithNone).map((one) => `${md(holder(one))} (${change.number})`),
    ),
  );
  list(
    "Look at these too",
    byNumber(model, model.summary.lookAt).map(
      (change) =>
        `${md(change.rights.length > 0 ? holders(change) : [name(change.name)])}: ${change.findings.map((finding) => md(shortFinding(finding))).join("; ")} (${change.number})`,
    ),
  );
  return lines;
}

function told(change: Change, codes: readonly string[]): string {
  const finding = change.findings.find(({ code: one }) => codes.includes(one));
  return `${code(change.name)}: ${KIND_WORDS[change.kind]}, ${ACTION_WORDS[change.action].done}${finding ? `: ${md(shortFinding(finding))}` : ""} (${change.number})`;
}

function changesWithin(
  rows: readonly (readonly [string | undefined, Change])[],
  room: number,
): { text: string; left: number } {
  let text = "";
  for (const [index, [group, change]] of rows.entries()) {
    const header =
      group === undefined ? "" : `\n${code(group)}\n\n| | Change | Before → after | Code |\n|--:|:--|:--|:--|\n`;
    const row = header + changeRow(change);
    if (text.length + row.length > room) return { text, left: rows.length - index };
    text += row;
  }
  return { text, left: 0 };
}

function changeRow(change: Change): string {
  const kind = change.kind === "other" ? `${code(change.type)}, other provider` : KIND_WORDS[change.kind];
  const on = change.rights.length > 0 ? ` on ${code(change.rights.at(-1)!.target)}` : "";
  const lines = [
    ...change.attributes.map((attribute) => `${attributeLabel(attribute.name)} ${md(attributeSentence(attribute))}`),
    ...change.rights.flatMap((rights) =>
      (["granted", "revoked"] as const)
        .filter((list) => rights[list].length > 0)
        .map((list) => {
          const told = rights[list].map(
            (right) =>
              `${RISKS[right.class].shape} ${code(right.action)}${right.implied ? " (by CCKM)" : ""}${right.outside ? " (granted outside)" : ""}`,
          );
          return `${list} ${told.join(", ")}${change.rights.length > 1 ? `, ${md(holder(rights))}` : ""}`;
        }),
    ),
    ...change.findings.map((finding) => `<i>${md(longFinding(finding))}</i>`),
  ];
  const source = change.source === null ? "" : code(`${change.source.file}:${change.source.line}`);
  return `| ${change.number} | ${ACTION_WORDS[change.action].title} ${code(change.name)}<br>${kind}${on} | ${lines.join("<br>")} | ${source} |\n`;
}

// Tags and triggers have keys of their own; everything else is in our words.
function attributeLabel(attribute: string): string {
  const words = attributeWords(attribute);
  return /^[A-Za-z' -]+$/.test(words) && !attribute.includes(".") ? words : code(words);
}

function detailed(model: ReviewModel): string {
  const { drift, unknown, readAtApply, outputs } = model;
  const item = (sentence: Sentence) => `- ${md(sentence)}`;
  const sections = [
    [
      "Changed outside of Terraform",
      drift.map(({ name: what, cause, target, rights = [], undoneBy }) =>
        item([
          name(what),
          ...(target === undefined ? [] : [" on ", name(target)]),
          ": ",
          rights.length > 0 ? "" : cause === "removedOutside" ? "removed" : "changed",
          ...rights.flatMap(({ action, state }): Sentence => [state === "granted" ? " +" : " −", name(action)]),
          ...(undoneBy === undefined ? [] : [` (undone by ${undoneBy})`]),
        ]),
      ),
    ],
    [
      "Known only after apply",
      unknown.map(({ attribute, from, change }) =>
        item([name(attributeWords(attribute)), ...(from === null ? [] : [", from ", name(from)]), ` (${change})`]),
      ),
    ],
    ["Read during the apply", readAtApply.map(({ address }) => item([name(address)]))],
    ["Outputs", outputs.map((output) => item([name(output.name), " ", ...attributeSentence({ ...output })]))],
    ["Not seen", ["- principals that this stack does not manage", "- administrators of CCKM, who may do all of this"]],
  ] as const;
  const shown = sections.filter(([, items]) => items.length > 0);
  const body = shown
    .map(
      ([title, items]) =>
        `\n**${title}**\n\n${items.slice(0, 50).join("\n")}${items.length > 50 ? `\n- and ${items.length - 50} more` : ""}\n`,
    )
    .join("");
  return `\n<details><summary><b>Drift (${drift.length}), unknown (${unknown.length}), what this review does not see</b></summary>\n${body}\n</details>\n`;
}

function foot(model: ReviewModel): string[] {
  const { changes } = model.coverage;
  const { engine, package: cckm } = model.versions;
  const made = [
    model.intent === undefined ? undefined : `Intent ${code(model.intent)}`,
    model.plan.madeAt === null ? undefined : `planned ${instant(model.plan.madeAt)}`,
    engine === null ? undefined : `engine ${code(engine)}`,
    cckm === null ? undefined : `cckm ${code(cckm)}`,
    model.environment.commit === null ? undefined : `commit ${code(model.environment.commit)}`,
  ].filter((text) => text !== undefined);
  return ["", `<sub>${changes.inPlan} changes in the plan, ${changes.shown} in this review. ${made.join(", ")}.</sub>`];
}
