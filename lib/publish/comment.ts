import { fitting } from "./fitting";
import { ownMarked } from "./own";
import type { CheckVerdict, Platform, Posted } from "./platform";

/** The texts of a comment on a pull request. */
export interface CommentTexts {
  /** First line of the comment, which identifies it later. */
  readonly marker: string;
  /** The comment itself, limited to a number of characters. */
  readonly body: (limit: number) => string;
  /** The commit that a comment is about, from its text. */
  readonly about: (body: string) => string | undefined;
  /** Replaces the verdict on a commit that is no longer the newest. */
  readonly superseded: (head: string) => string;
  /** Replaces the text of duplicate comments. */
  readonly elsewhere: string;
}

/** What to publish about a commit. */
export interface PullRequestTold extends CommentTexts {
  readonly commit: string;
  /** Whether to publish nothing if nothing was published before. */
  readonly quiet: boolean;
  readonly verdict?: CheckVerdict;
}

/** The result for the comment. */
export type PullRequestOutcome = "added" | "updated" | "as it was" | "superseded" | "not needed";

/**
 * Publishes the findings for a commit on a pull request: in one comment, which is updated, and in a check. If the pull
 * request has a newer commit, nothing is published about the old one, and earlier findings are withdrawn.
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

/**
 * What this token published on the pull request that introduced a commit; undefined if there is no pull request, or nothing
 * was published.
 */
export async function toldBefore(platform: Platform, commit: string, marker: string): Promise<string | undefined> {
  const merged = await platform.mergedBy(commit);
  if (!merged) return undefined;
  const [kept] = await ownMarked(merged.comments(), await merged.self(), marker);
  return kept?.body;
}
