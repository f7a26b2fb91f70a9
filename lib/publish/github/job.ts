import { readFileSync } from "node:fs";
import { z } from "zod";
import { PublishError } from "../errors";
import * as words from "../words";

/** Where to publish on GitHub. */
export interface GitHubJob {
  readonly api: string;
  readonly graphql: string;
  readonly token: string;
  /** owner/name */
  readonly repository: string;
  /** The pull request's number; undefined outside of one. */
  readonly number: number | undefined;
  /** The newest commit of the pull request when the job started. */
  readonly commit: string | undefined;
  /** URL of the job's run. */
  readonly run: string | undefined;
}

const pull = z.looseObject({ number: z.number().int(), head: z.looseObject({ sha: z.string() }) });
const event = z.looseObject({ pull_request: pull.optional(), number: z.number().int().optional() });

/**
 * Reads GitHub's variables for a job.
 * @throws PublishError that names the missing variable
 */
export function gitHubJob(env: NodeJS.ProcessEnv): GitHubJob {
  const token = env.GITHUB_TOKEN || env.GH_TOKEN;
  if (!token) {
    throw new PublishError(words.gitHubTokenMissing({}));
  }
  const repository = env.GITHUB_REPOSITORY ?? "";
  if (!/^[\w-]+\/(?!\.{1,2}$)[\w.-]+$/.test(repository)) {
    throw new PublishError(words.gitHubRepositoryInvalid({ got: JSON.stringify(repository) }));
  }
  const api = env.GITHUB_API_URL || "https://api.github.com";
  const server = env.GITHUB_SERVER_URL || "https://github.com";
  const { pull_request } = eventOf(env.GITHUB_EVENT_PATH);
  return {
    api,
    graphql:
      env.GITHUB_GRAPHQL_URL || (api.endsWith("/v3") ? `${api.slice(0, -"/v3".length)}/graphql` : `${api}/graphql`),
    token,
    repository,
    number: pull_request?.number,
    commit: pull_request?.head.sha,
    run: env.GITHUB_RUN_ID ? `${server}/${repository}/actions/runs/${env.GITHUB_RUN_ID}` : undefined,
  };
}

function eventOf(file: string | undefined): z.infer<typeof event> {
  if (!file) return {};
  try {
    return event.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    throw new PublishError(words.gitHubEventUnreadable({ file }));
  }
}
