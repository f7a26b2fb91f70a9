import { PublishError } from "../errors";
import * as words from "../words";

/** Where to publish on GitLab. */
export interface GitLabJob {
  readonly api: string;
  readonly token: string;
  /** The project's id or path. */
  readonly project: string;
  /** The merge request's number within the project; undefined outside of one. */
  readonly number: number | undefined;
  /** The newest commit of the merge request when the pipeline started. */
  readonly commit: string | undefined;
  /** URL of the pipeline. */
  readonly run: string | undefined;
}

/**
 * Reads GitLab's variables for a job.
 * @throws PublishError that names the missing variable
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
    // A merged results pipeline runs on a commit that is not on any branch.
    commit: number === undefined ? undefined : env.CI_MERGE_REQUEST_SOURCE_BRANCH_SHA || env.CI_COMMIT_SHA,
    run: env.CI_PIPELINE_URL,
  };
}
