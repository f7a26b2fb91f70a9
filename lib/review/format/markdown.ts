import { createHash } from "node:crypto";
import type { ReviewModel } from "../model";
import { longFinding } from "../words/findings";
import { counted, headline } from "../words/headline";
import { policyWords } from "../words/policy";
import { count, name } from "../words/text";
import { instant } from "../words/time";
import { inRoom, type Part } from "./in-room";
import { code, markdownText as md } from "./markdown-escape";
import { firstLists, rightsTable } from "./markdown-first";
import { changesPart, listPart } from "./markdown-parts";
import { restLists } from "./markdown-rest";

/** The maximum size of a comment on GitHub; GitLab's is larger. */
const LIMIT = 65_536;
/** The share of room for each section if not everything fits. */
const CLAIMS = { policy: 3, said: 2, first: 2, changes: 10, rest: 1 };
/** Maximum number of entries of a list at the top. */
const LONGEST = 20;

export interface MarkdownOptions {
  /** Maximum number of characters of the whole comment. Default 65536. */
  readonly limit?: number;
}

/** The marker by which later runs find the comment. */
export function marker({ environment, target }: ReviewModel): string {
  const key = JSON.stringify([environment.stack, environment.workspace, target.address]);
  const short = key.length <= 200 ? Buffer.from(key) : createHash("sha256").update(key).digest();
  return `<!-- cckm-review v1 ${short.toString("base64url")} -->`;
}

/** The review as a pull request comment. If the limit truncates it, the text says how much is missing. */
export function markdown(model: ReviewModel, { limit = LIMIT }: MarkdownOptions = {}): string {
  const mark = `${marker(model)}\n`;
  return `${mark}${markdownText(model, limit - mark.length)}`;
}

/** The comment's text without its marker. */
export function markdownText(model: ReviewModel, limit: number): string {
  const [above, below, end] = [title(model), where(model), foot(model)];
  const table = model.changes.length === 0 ? [] : rightsTable(model);
  const rights = table.map((line) => `${line}\n`).join("");
  const lists = model.changes.length === 0 ? [] : firstLists(model);
  const first = lists.map((list) => listPart(list, CLAIMS.first, LONGEST));
  const rest = restLists(model).map((list) => listPart(list, CLAIMS.rest));
  const [open, close] = details(model);
  const fixed = [above, below, rights, open, close, end].reduce((sum, text) => sum + text.length, 0);
  const parts = inRoom(
    [policyPart(model), saidPart(model), ...first, changesPart(model, CLAIMS.changes), ...rest],
    limit - fixed,
  );
  if (parts === undefined) return tooLittleRoom(model, limit);
  const [policy = "", said = "", ...others] = parts;
  const upTo = (from: number, to: number) => others.slice(from, to).join("");
  const [lost, changes] = [upTo(0, first.length), upTo(first.length, first.length + 1)];
  return [
    above,
    policy,
    said,
    below,
    rights,
    lost,
    changes,
    open,
    upTo(first.length + 1, others.length),
    close,
    end,
  ].join("");
}

/** The heading and the location of a stack; all that is shown if there is no room for more. */
export function head(model: ReviewModel, limit: number): string {
  const [above, below] = [title(model), where(model)];
  const said = inRoom([policyPart(model), saidPart(model)], limit - above.length - below.length) ?? [];
  return `${above}${said.join("")}${below}`;
}

function title(model: ReviewModel): string {
  const { stack } = model.environment;
  return `### ${stack === null ? "" : `${code(stack)}: `}${md(headline(model))}\n\n`;
}

// What blocks the plan comes first.
function policyPart(model: ReviewModel): Part {
  const told = policyWords(model);
  if (told === undefined) return listPart({ title: "", items: [] }, CLAIMS.policy);
  const { title: verdict, note, refused, rest } = told;
  const items = [
    ...refused.map((one) => `- **${md(one)}**`),
    ...rest.map((one) => `- ${md(one)}`),
    `- ${code(model.policy!.file)}: ${note}`,
  ];
  return listPart({ title: verdict, items }, CLAIMS.policy, LONGEST);
}

// Why the plan cannot be reviewed, and notes on the plan as a whole.
function saidPart(model: ReviewModel): Part {
  const said = [
    ...model.status.reasons.map(({ detail }) => md([name(detail)])),
    ...[...model.settings, ...model.notices].map((finding) => md(longFinding(finding))),
  ];
  return listPart({ title: "", items: said.map((one) => `- ${one}`) }, CLAIMS.said, LONGEST);
}

function where(model: ReviewModel): string {
  const { environment, target } = model;
  const address = target.address === null ? "a CCKM that is not known here" : code(target.address);
  const domain = target.domain === null ? "" : `, domain ${code(target.domain)}`;
  const workspace = environment.workspace === null ? "" : `, workspace ${code(environment.workspace)}`;
  const tls =
    target.tlsVerified === null ? "" : target.tlsVerified ? ", certificate verified" : ", **certificate not verified**";
  const changes = model.changes.length > 0 ? `${counted(model)} ` : "";
  const others = model.targets.length > 1 ? `, **and ${count(model.targets.length - 1, "other target")}, above**` : "";
  return `${changes}On ${address}${domain}${workspace}${tls}${others}.\n\n`;
}

function details({ drift, unknown }: ReviewModel): [string, string] {
  const of = `Drift (${drift.length}), unknown (${unknown.length}), what this review does not see`;
  return [`\n<details><summary><b>${of}</b></summary>\n\n`, "\n</details>\n"];
}

// Only if the limit is far below that of any platform.
function tooLittleRoom(model: ReviewModel, limit: number): string {
  const none = `${count(model.changes.length, "change")}: no room for them in this comment.\n`;
  const text = `${title(model)}${none}${foot(model)}`;
  return text.length <= limit ? text : none;
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
