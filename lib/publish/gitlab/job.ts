import { PublishError } from "../errors";
import * as words from "../words";

/** Where something is told on GitLab. */
export interface GitLabJob {
  readonly api: string;
  readonly token: string;
  /** The project's number, or its path. */
  readonly project: string;
  /** The merge request's number in the project; undefined outside of one. */
  readonly number: number | undefined;
  /** The newest commit of the merge request when the pipeline was started. */
  readonly commit: string | undefined;
  /** The page of the pipeline. */
  readonly run: string | undefined;
}

/**
 * The place that GitLab's variables of a job name.
 * @throws PublishError that names the variable which is missing
 */
export function gitLabJob(env: NodeJS.ProcessEnv): GitLabJob {
  const token = env.GITLAB_TOKEN;
  if (!token) {
    throw new PublishError(words.gitLabTokenMissing({}));
  }
  const project = env.CI_PROJECT_ID || env.CI_PROJECT_PATH;
  if (!project) throw new PublishError(words.gitLabProjectMissing({}));
  const number = env.CI_MERGE_REQUEST_IID ? Number(env.CI_MERGE_REQUEST_IID) : undefined;
  return {
    api: env.CI_API_V4_URL || "https://gitlab.com/api/v4",
    token,
    project,
    number,
    // A pipeline of the merged result runs on a commit that is on no branch.
    commit: number === undefined ? undefined : env.CI_MERGE_REQUEST_SOURCE_BRANCH_SHA || env.CI_COMMIT_SHA,
    run: env.CI_PIPELINE_URL,
  };
}
