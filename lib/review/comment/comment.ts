import { isOutside } from "../build/drift";
import { fitted } from "../format/in-room";
import { head, markdownText } from "../format/markdown";
import { code, markdownText as md } from "../format/markdown-escape";
import { share } from "../format/share";
import { visible } from "../format/visible";
import type { ReviewModel } from "../model";
import { headline } from "../words/headline";
import { count, name, plain } from "../words/text";
import { type CommentOf, commentHead, intentsLine } from "./marker";

/** The content of a pull request comment other than the reviews. */
export interface CommentOptions extends CommentOf {
  /** Maximum number of characters of the whole comment. */
  readonly limit: number;
  /** URL of the CI job. */
  readonly run?: string | undefined;
  /** Why the plan is refused; empty if it is not. */
  readonly refused: readonly string[];
}

/** With less room, a stack is reduced to its headline. */
const LEAST = 4_000;
/** Room for general notes on a stack that is reduced to its headline. */
const BRIEF = 3_000;
/** Enough to say that no stack did fit. */
const NO_ROOM = 200;
/** Further reasons are only in the log. */
const REASONS = 20;

/** Whether a plan changes nothing at all. */
export function isNothing({ status, summary, outputs, policy }: ReviewModel): boolean {
  return status.reviewed && policy?.passed !== false && summary.changes === 0 && outputs.length === 0;
}

/** The reviews of several stacks as one pull request comment, within its size limit. */
export function reviewComment(models: readonly ReviewModel[], options: CommentOptions): string {
  const { limit, refused } = options;
  const intents = models.flatMap(({ intent }) => (intent === undefined ? [] : [intent]));
  const top = `${commentHead(options)}${intentsLine(intents)}${refusal(refused)}`;
  const last = `\n${foot(options)}\n`;
  const end = `${nothingIn(models, limit - top.length - last.length - NO_ROOM)}${last}`;
  const shown = models.filter((model) => !isNothing(model));
  return `${top}${reviews(shown, limit - top.length - end.length)}${end}`;
}

// Every stack gets its headline before any stack gets room for its changes.
function reviews(models: readonly ReviewModel[], room: number): string {
  const briefs = models.map(brief);
  const wholes = models.map((model) => `${markdownText(model, Number.POSITIVE_INFINITY)}\n`);
  const least = briefs.map((text, index) => (text.length < wholes[index]!.length ? text : wholes[index]!));
  const left = room - least.join("").length;
  if (left < 0) {
    const { texts, left: cut } = fitted(briefs, room - NO_ROOM);
    return `${texts.join("")}\n**${count(cut, "stack")} of ${models.length} did not fit into this comment.** The log has them all.\n`;
  }
  const more = share(
    wholes.map((text, index) => text.length - least[index]!.length),
    left,
  );
  return models
    .map((model, index) => {
      const part = least[index]!.length + more[index]!;
      const text = `${markdownText(model, part - 1)}\n`;
      return part < Math.min(wholes[index]!.length, LEAST) || text.length > part ? least[index]! : text;
    })
    .join("");
}

/** Replaces a verdict on a commit that is no longer the latest. */
export function supersededComment(of: CommentOf, head: string): string {
  const text = `### Superseded\n\n${code(head)} has been pushed since. Its plan is not here yet; what stood here was of ${code(of.commit)}.\n`;
  return `${commentHead({ ...of, commit: head })}${text}`;
}

/** Replaces a verdict if there is none, with the reason. */
export function withdrawnComment(of: CommentOf & Pick<CommentOptions, "run">, reason: string): string {
  const text = `### No review of this commit\n\n${md([name(reason)])}\n\n${foot(of)}\n`;
  return `${commentHead(of)}${text}`;
}

/** Replaces the text of duplicates of the comment or issue. */
export const ELSEWHERE = "Superseded: another one is kept up in its place.\n";

/** The summary line of the commit's check. */
export function verdictTitle(models: readonly ReviewModel[], refused: readonly string[]): string {
  const stopped = models.filter(({ policy }) => policy?.passed === false);
  if (stopped.length > 0) return `Refused by the policy in ${count(stopped.length, "stack")}`;
  if (refused.length > 0) return `Refused: ${visible(refused[0]!)}`;
  const shown = models.filter((model) => !isNothing(model));
  const [only] = shown;
  if (only === undefined) return "Nothing to change";
  if (shown.length === 1) return plain(headline(only), visible);
  const changes = shown.reduce((sum, { summary }) => sum + summary.changes, 0);
  return `${count(changes, "change")} in ${count(shown.length, "stack")}`;
}

function refusal(refused: readonly string[]): string {
  if (refused.length === 0) return "";
  const lines = refused.slice(0, REASONS).map((reason) => `- ${md([name(reason.slice(0, 1_000))])}`);
  const more = refused.length > REASONS ? [`- and ${refused.length - REASONS} more`] : [];
  return ["**Refused**", "", ...lines, ...more, "", ""].join("\n");
}

function nothingIn(models: readonly ReviewModel[], room: number): string {
  const none = models.filter(isNothing);
  if (none.length === 0) return "";
  const title = none.length === models.length ? "### Nothing to change" : "**Nothing to change**";
  const told = none.slice(0, 100).map(({ environment, drift }, index) => {
    const outside = drift.filter(isOutside).length;
    const drifted = outside === 0 ? "" : ` (${count(outside, "object")} changed outside of Terraform)`;
    return `${index === 0 ? "" : ", "}${code(environment.stack ?? "?")}${drifted}`;
  });
  const { texts } = fitted(told, room - title.length - 100);
  const left = none.length - texts.length;
  const more = texts.length === 0 ? count(left, "stack") : `, and ${left} more`;
  return `\n${title}\n\n${texts.join("")}${left === 0 ? "" : more}\n`;
}

function brief(model: ReviewModel): string {
  return `${head(model, BRIEF)}This stack did not fit into this comment. The log has all of it.\n\n`;
}

function foot({ commit, run }: Pick<CommentOptions, "commit" | "run">): string {
  const link = run !== undefined && /^https?:\/\/[^\s()<>"]+$/.test(run) ? ` [The run](${run}) has the log.` : "";
  return `<sub>Planned of commit ${code(commit)}. For information: what is applied is what the protected branch plans and approvers release.${link}</sub>`;
}
