import { createHash } from "node:crypto";
import type { ReviewModel } from "../model";
import { longFinding } from "../words/findings";
import { counted, headline } from "../words/headline";
import { count, name } from "../words/text";
import { instant } from "../words/time";
import { type Budget, budgetOf, fitted } from "./budget";
import { changeRows } from "./markdown-changes";
import { code, markdownText as md } from "./markdown-escape";
import { firstLists, type List, rightsTable } from "./markdown-first";
import { restLists } from "./markdown-rest";

/** What a comment may hold on GitHub; GitLab takes more. */
const LIMIT = 65_536;
/** Room that the first screen may take, and that is kept for what stands below the changes. */
const [FIRST, REST] = [0.5, 0.2];
/** Entries of a list on the first screen. */
const LONGEST = 20;

export interface MarkdownOptions {
  /** Characters that the comment may have, everything counted. Default 65536. */
  readonly limit?: number;
}

/** The mark by which a later run finds its own comment again. */
export function marker({ environment, target }: ReviewModel): string {
  const key = JSON.stringify([environment.stack, environment.workspace, target.address]);
  const short = key.length <= 200 ? Buffer.from(key) : createHash("sha256").update(key).digest();
  return `<!-- cckm-review v1 ${short.toString("base64url")} -->`;
}

/** The review as a comment of a pull request. What the limit cuts off is said, with the count. */
export function markdown(model: ReviewModel, { limit = LIMIT }: MarkdownOptions = {}): string {
  const mark = `${marker(model)}\n`;
  return `${mark}${markdownText(model, limit - mark.length)}`;
}

/** What such a comment says, without its mark. */
export function markdownText(model: ReviewModel, limit: number): string {
  const [top, end] = [head(model).join("\n"), foot(model)];
  const budget = budgetOf(limit - top.length - end.length);
  const first = firstScreen(model, budget, Math.floor(limit * FIRST));
  const rest = restLists(model);
  const whole = budgetOf(Number.POSITIVE_INFINITY);
  const kept = Math.min(details(rest, whole, model).length, Math.floor(limit * REST));
  const changes = changeTable(model, budget, kept);
  const text = `${top}${first}${changes}${details(rest, budget, model)}${end}`;
  return text.length <= limit ? text : tooLittleRoom(model);
}

/** Its heading, and where it is. */
export function head(model: ReviewModel): string[] {
  const { environment, target, status } = model;
  const where = target.address === null ? "a CCKM that is not known here" : code(target.address);
  const domain = target.domain === null ? "" : `, domain ${code(target.domain)}`;
  const workspace = environment.workspace === null ? "" : `, workspace ${code(environment.workspace)}`;
  const tls =
    target.tlsVerified === null ? "" : target.tlsVerified ? ", certificate verified" : ", **certificate not verified**";
  const stack = environment.stack === null ? "" : `${code(environment.stack)}: `;
  const said = [
    ...status.reasons.map(({ detail }) => md([name(detail)])),
    ...[...model.settings, ...model.notices].map((finding) => md(longFinding(finding))),
  ];
  const changes = model.changes.length > 0 ? `${counted(model)} ` : "";
  const others = model.targets.length > 1 ? `, **and ${count(model.targets.length - 1, "other target")}, above**` : "";
  return [
    `### ${stack}${md(headline(model))}`,
    "",
    ...shortened(said.map((one) => `- ${one}`)),
    "",
    `${changes}On ${where}${domain}${workspace}${tls}${others}.`,
    "",
    "",
  ];
}

function firstScreen(model: ReviewModel, budget: Budget, room: number): string {
  if (model.changes.length === 0) return "";
  const own = budgetOf(Math.min(room, budget.left()));
  const lists = firstLists(model).map(({ title, items }) => listed({ title, items: shortened(items) }, own));
  const text = [...rightsTable(model), ...lists].join("\n");
  budget.take(text);
  return text;
}

function shortened(items: readonly string[]): string[] {
  const left = items.length - LONGEST;
  return left <= 0 ? [...items] : [...items.slice(0, LONGEST), `- and ${left} more`];
}

function changeTable(model: ReviewModel, budget: Budget, kept: number): string {
  const rows = changeRows(model);
  if (rows.length === 0) return "";
  const { texts, left } = fitted(rows, budget.left() - kept - 400);
  const what = left > 0 ? `The first ${texts.length} of` : "All";
  const table =
    texts.length === 0
      ? ""
      : `\n<details><summary><b>${what} ${count(rows.length, "change")}, by construct, worst first</b></summary>\n${texts.join("")}\n</details>\n`;
  const text = left === 0 ? table : `${table}\n${cut(left, rows.length, "change")}\n`;
  budget.take(text);
  return text;
}

function details(lists: readonly List[], budget: Budget, { drift, unknown }: ReviewModel): string {
  const title = `Drift (${drift.length}), unknown (${unknown.length}), what this review does not see`;
  const [before, after] = [`\n<details><summary><b>${title}</b></summary>\n\n`, "\n</details>\n"];
  budget.take(before + after);
  return `${before}${lists.map((list) => listed(list, budget)).join("\n")}${after}`;
}

function listed({ title, items }: List, budget: Budget): string {
  const [head, room] = [`**${title}**\n\n`, 100];
  const lines = items.map((item) => `${item}\n`);
  const { texts, left } = fitted(lines, budget.left() - head.length - room);
  const text = `${head}${texts.join("")}${left > 0 ? `\n${cut(left, items.length, "entry", "entries")}\n` : ""}`;
  budget.take(text);
  return text;
}

function cut(left: number, all: number, one: string, many?: string): string {
  return `**${count(left, one, many)} of ${all} did not fit into this comment.** The review as a page or in the log has them all.`;
}

// Only where the limit is far below that of any platform, or where everything has the longest name that there is.
function tooLittleRoom(model: ReviewModel): string {
  const all = count(model.changes.length, "change");
  return [
    marker(model),
    `### ${md(headline(model))}`,
    "",
    `${all}: no room for them in this comment.`,
    foot(model),
  ].join("\n");
}

function foot(model: ReviewModel): string {
  const { changes } = model.coverage;
  const { engine, package: cckm } = model.versions;
  const made = [
    model.intent === undefined ? undefined : `Intent ${code(model.intent)}`,
    model.plan.madeAt === null ? undefined : `planned ${instant(model.plan.madeAt)}`,
    engine === null ? undefined : `engine ${code(engine)}`,
    cckm === null ? undefined : `cckm ${code(cckm)}`,
    model.environment.commit === null ? undefined : `commit ${code(model.environment.commit)}`,
  ].filter((text) => text !== undefined);
  const told = made.length > 0 ? ` ${made.join(", ")}.` : "";
  return `\n<sub>${changes.inPlan} changes in the plan, ${changes.shown} in this review.${told}</sub>\n`;
}
