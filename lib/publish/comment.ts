import { fitting } from "./fitting";
import { ownMarked } from "./own";
import type { CheckVerdict, Platform, Posted } from "./platform";

/** The texts of a comment on a pull request. */
export interface CommentTexts {
  /** First line of the comment, by which it is found again. */
  readonly marker: string;
  /** The comment itself, within a limit of characters. */
  readonly body: (limit: number) => string;
  /** The commit that a comment is about, by its text. */
  readonly about: (body: string) => string | undefined;
  /** What stands instead of a verdict on a commit that is no longer the newest. */
  readonly superseded: (head: string) => string;
  /** What stands in comments beside the one that is kept up. */
  readonly elsewhere: string;
}

/** What is told of a commit. */
export interface PullRequestTold extends CommentTexts {
  readonly commit: string;
  /** Whether there is nothing to tell where nothing was told before. */
  readonly quiet: boolean;
  readonly verdict?: CheckVerdict;
}

/** What became of the comment. */
export type PullRequestOutcome = "added" | "updated" | "as it was" | "superseded" | "not needed";

/**
 * Tells on a pull request what was found of a commit: in one comment, which is kept up, and in a check. Where the pull request
 * has moved on, nothing is told of the old commit, and what was is withdrawn.
 */
export async function tellOnPullRequest(platform: Platform, told: PullRequestTold): Promise<PullRequestOutcome> {
  const [kept, ...others] = await ownMarked(platform.comments(), await platform.self(), told.marker);
  for (const { id } of others) await platform.editComment(id, told.elsewhere);
  const head = await platform.head();
  if (head !== told.commit) {
    if (kept && told.about(kept.body) !== head) await edit(platform, kept, () => told.superseded(head));
    return "superseded";
  }
  const outcome = await comment(platform, kept, told);
  if (told.verdict) await platform.check(told.commit, told.verdict);
  return outcome;
}

async function comment(
  platform: Platform,
  kept: Posted | undefined,
  { body, quiet }: PullRequestTold,
): Promise<PullRequestOutcome> {
  if (kept) return edit(platform, kept, body);
  if (quiet) return "not needed";
  await fitting(platform.limit, body, (text) => platform.addComment(text));
  return "added";
}

async function edit(platform: Platform, kept: Posted, body: (limit: number) => string): Promise<PullRequestOutcome> {
  if (kept.body === body(platform.limit)) return "as it was";
  await fitting(platform.limit, body, (text) => platform.editComment(kept.id, text));
  return "updated";
}

/** What this token told on the pull request that a commit came in by; undefined where there is none, or nothing was told. */
export async function toldBefore(platform: Platform, commit: string, marker: string): Promise<string | undefined> {
  const merged = await platform.mergedBy(commit);
  if (!merged) return undefined;
  const [kept] = await ownMarked(merged.comments(), await merged.self(), marker);
  return kept?.body;
}
