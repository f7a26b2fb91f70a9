import { z } from "zod";
import { PublishError } from "../errors";
import { Api, type ApiOptions } from "../http/api";
import { readerOf } from "../http/reply";
import type { PlatformReply } from "../http/send-once";
import type { CheckVerdict, Platform, Posted } from "../platform";
import * as words from "../words";
import type { GitHubJob } from "./job";

const viewer = z.looseObject({ data: z.looseObject({ viewer: z.looseObject({ login: z.string() }) }) });
const author = z.looseObject({ login: z.string() }).nullable();
const comments = z.array(z.looseObject({ id: z.number(), user: author, body: z.string().nullish() }));
const issues = z.array(
  z.looseObject({ number: z.number(), user: author, body: z.string().nullish(), pull_request: z.unknown().optional() }),
);
const pulls = z.array(z.looseObject({ number: z.number(), merged_at: z.string().nullish() }));
const pull = z.looseObject({ head: z.looseObject({ sha: z.string() }) });

const read = readerOf("GitHub");

/** Maximum length of a check's summary. */
const SUMMARY = 65_535;
const COMMENT = "pull-requests: write";

/** GitHub, by its REST API. */
export class GitHub implements Platform {
  readonly limit = 65_536;
  readonly #place: GitHubJob;
  readonly #options: Pick<ApiOptions, "clock" | "exchange">;
  readonly #api: Api;
  readonly #graphql: Api;

  constructor(place: GitHubJob, options: Pick<ApiOptions, "clock" | "exchange"> = {}) {
    this.#place = place;
    this.#options = options;
    const common = {
      platform: "GitHub",
      token: place.token,
      headers: {
        accept: "application/vnd.github+json",
        authorization: `Bearer ${place.token}`,
        "x-github-api-version": "2022-11-28",
      },
      hint,
      ...options,
    };
    this.#api = new Api({ ...common, address: place.api });
    this.#graphql = new Api({ ...common, address: place.graphql });
  }

  // A job's token may not query its own user by REST.
  async self(): Promise<string> {
    const reply = await this.#graphql.call({
      method: "POST",
      path: "",
      json: { query: "query { viewer { login } }" },
      doing: "say whose the token is",
      right: "metadata: read",
      reads: true,
    });
    return read(viewer, reply).data.viewer.login;
  }

  async head(): Promise<string> {
    const path = `${this.#repository}/pulls/${this.#number}`;
    const reply = await this.#api.call({
      method: "GET",
      path,
      doing: "show the pull request",
      right: "pull-requests: read",
    });
    return read(pull, reply).head.sha;
  }

  async mergedBy(commit: string): Promise<GitHub | undefined> {
    const path = `${this.#repository}/commits/${commit}/pulls?per_page=100`;
    const right = "pull-requests: read";
    const reply = await this.#api.call({ method: "GET", path, doing: "find the pull request of the commit", right });
    const merged = read(pulls, reply).find(({ merged_at }) => typeof merged_at === "string");
    return merged && new GitHub({ ...this.#place, number: merged.number }, this.#options);
  }

  async *comments(): AsyncGenerator<Posted> {
    const path = `${this.#repository}/issues/${this.#number}/comments?per_page=100`;
    for await (const page of this.#api.pages({
      path,
      doing: "list the pull request's comments",
      right: "pull-requests: read",
    })) {
      for (const { id, user, body } of read(comments, page))
        yield { id: String(id), author: user?.login ?? "", body: body ?? "" };
    }
  }

  async addComment(body: string): Promise<void> {
    const path = `${this.#repository}/issues/${this.#number}/comments`;
    await this.#api.call({
      method: "POST",
      path,
      json: { body },
      doing: "comment on the pull request",
      right: COMMENT,
    });
  }

  async editComment(id: string, body: string): Promise<void> {
    const path = `${this.#repository}/issues/comments/${id}`;
    await this.#api.call({
      method: "PATCH",
      path,
      json: { body },
      doing: "change the comment on the pull request",
      right: COMMENT,
    });
  }

  // Only an app's token, such as a job's, may create a check; with any other a status is set.
  async check(commit: string, verdict: CheckVerdict): Promise<void> {
    const { name, passed, title, summary } = verdict;
    const { run } = this.#place;
    const details = run === undefined ? {} : { details_url: run };
    const output = { title: title.slice(0, 255), summary: summary.slice(0, SUMMARY) };
    const conclusion = passed ? "success" : "failure";
    try {
      await this.#api.call({
        method: "POST",
        path: `${this.#repository}/check-runs`,
        json: { name, head_sha: commit, status: "completed", conclusion, output, ...details },
        doing: "make a check of the commit",
        right: "checks: write",
      });
    } catch (error) {
      if (!(error instanceof PublishError) || !/authenticate via a GitHub App/i.test(error.message)) throw error;
      await this.#api.call({
        method: "POST",
        path: `${this.#repository}/statuses/${commit}`,
        json: {
          context: name,
          state: conclusion,
          description: title.slice(0, 140),
          ...(run !== undefined && { target_url: run }),
        },
        doing: "set the status of the commit",
        right: "statuses: write",
      });
    }
  }

  async *openIssues(): AsyncGenerator<Posted> {
    const path = `${this.#repository}/issues?state=open&per_page=100`;
    for await (const page of this.#api.pages({ path, doing: "list the issues", right: "issues: read" })) {
      for (const { number, user, body, pull_request } of read(issues, page)) {
        if (pull_request === undefined) yield { id: String(number), author: user?.login ?? "", body: body ?? "" };
      }
    }
  }

  async openIssue(title: string, body: string): Promise<void> {
    const path = `${this.#repository}/issues`;
    await this.#api.call({
      method: "POST",
      path,
      json: { title, body },
      doing: "open an issue",
      right: "issues: write",
    });
  }

  async editIssue(id: string, body: string, close: boolean): Promise<void> {
    const path = `${this.#repository}/issues/${id}`;
    const json = { body, ...(close && { state: "closed", state_reason: "completed" }) };
    await this.#api.call({ method: "PATCH", path, json, doing: "change the issue", right: "issues: write" });
  }

  get #repository(): string {
    return `/repos/${this.#place.repository}`;
  }

  get #number(): number {
    const { number } = this.#place;
    if (number !== undefined) return number;
    throw new PublishError(words.noPullRequest({}));
  }
}

function hint({ headers, text }: PlatformReply): string {
  const accepted = headers["x-accepted-github-permissions"];
  const told =
    accepted === undefined ? "" : ` GitHub says: ${accepted.replaceAll("_", "-").replaceAll("=", ": ").slice(0, 200)}.`;
  const fork = /by integration/i.test(text)
    ? " Name it below permissions: of the job. In a pull request of a fork, the token can only read."
    : "";
  return `${fork}${told}`.trim();
}
