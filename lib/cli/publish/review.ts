import type { Platform, PullRequestTold } from "../../publish";
import { tellOnPullRequest, toldBefore } from "../../publish";
import type { ReviewModel } from "../../review";
import {
  type CommentOf,
  commentMarker,
  commitOfComment,
  ELSEWHERE,
  intentsOfComment,
  isNothing,
  reviewComment,
  supersededComment,
  verdictTitle,
  withdrawnComment,
} from "../../review/comment";
import { CommandFailure } from "../endings";
import { tell } from "../save-text";
import { type Job, jobOf, published, USUAL_KEY } from "./platform";
import * as words from "./words";

/** Where to publish a review. */
export interface ReviewPlace {
  readonly publish: string;
  readonly key: string;
  readonly commit?: string | undefined;
  /** Number of the pull or merge request; undefined for that of the job. */
  readonly pullRequest?: number | undefined;
}

/** Publishes on a pull request what plans do, and why they are refused. */
export async function publishReview(
  where: ReviewPlace,
  models: readonly ReviewModel[],
  refused: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<void> {
  await onPullRequest(where, env, (of, { platform, run }) => {
    const body = (limit: number) => reviewComment(models, { ...of, run, refused, limit });
    const verdict = {
      name: where.key === USUAL_KEY ? "cckm review" : `cckm review: ${where.key}`,
      passed: refused.length === 0 && models.every(({ status, policy }) => status.reviewed && policy?.passed !== false),
      title: verdictTitle(models, refused),
      summary: body(SUMMARY),
    };
    return tellOnPullRequest(platform, { ...texts(of), body, quiet: models.every(isNothing), verdict });
  });
}

/** Withdraws a published review, if there is one. */
export async function withdrawReview(where: ReviewPlace, reason: string, env: NodeJS.ProcessEnv): Promise<void> {
  await onPullRequest(where, env, (of, { platform, run }) =>
    tellOnPullRequest(platform, { ...texts(of), body: () => withdrawnComment({ ...of, run }, reason), quiet: true }),
  );
}

/** Says for the approver whether the current plan is the one shown on the pull request. For information only. */
export async function comparedWithComment(
  { publish, key, commit }: ReviewPlace,
  models: readonly ReviewModel[],
  env: NodeJS.ProcessEnv,
): Promise<string> {
  const planned = commit ?? env.GITHUB_SHA ?? env.CI_COMMIT_SHA ?? "";
  if (!/^[0-9a-f]{40,64}$/.test(planned)) throw new CommandFailure(words.commitUnknown({}));
  const body = await published(() => toldBefore(jobOf(publish, env).platform, planned, commentMarker("review", key)));
  const shown = new Set(body === undefined ? [] : intentsOfComment(body));
  if (shown.size === 0) return "No pull request showed this plan: it is seen here for the first time.";
  return models.every(({ intent }) => intent !== undefined && shown.has(intent))
    ? "This is what the pull request showed: the intent is the same."
    : "This is not what the pull request showed: the intent is another one. Read this review, not that one.";
}

/** The summary of a check has a slightly lower limit than a comment. */
const SUMMARY = 60_000;

async function onPullRequest(
  { publish, key, commit, pullRequest }: ReviewPlace,
  env: NodeJS.ProcessEnv,
  work: (of: CommentOf, place: Job & { readonly platform: Platform }) => Promise<string>,
): Promise<void> {
  await published(async () => {
    const place = jobOf(publish, env, pullRequest);
    const planned = commit ?? place.commit;
    if (planned === undefined || !/^[0-9a-f]{40,64}$/.test(planned)) {
      throw new CommandFailure(words.commitMissing({ got: planned === undefined ? "none" : JSON.stringify(planned) }));
    }
    tell(`Comment on the pull request: ${await work({ key, commit: planned }, place)}.`);
  });
}

function texts(of: CommentOf): Pick<PullRequestTold, "marker" | "commit" | "about" | "superseded" | "elsewhere"> {
  return {
    marker: commentMarker("review", of.key),
    commit: of.commit,
    about: commitOfComment,
    superseded: (head) => supersededComment(of, head),
    elsewhere: ELSEWHERE,
  };
}
