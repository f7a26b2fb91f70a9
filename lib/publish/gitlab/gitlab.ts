import { z } from "zod";
import { PublishError } from "../errors";
import { Api, type ApiOptions } from "../http/api";
import { readerOf } from "../http/reply";
import type { PlatformReply } from "../http/send-once";
import type { CheckVerdict, Platform, Posted } from "../platform";
import * as words from "../words";
import type { GitLabJob } from "./job";

const user = z.looseObject({ username: z.string() });
const notes = z.array(
  z.looseObject({ id: z.number(), author: user, body: z.string(), system: z.boolean().optional() }),
);
const issues = z.array(z.looseObject({ iid: z.number(), author: user, description: z.string().nullish() }));
const mergeRequests = z.array(z.looseObject({ iid: z.number(), state: z.string() }));
const mergeRequest = z.looseObject({ sha: z.string() });

const read = readerOf("GitLab");

const WRITE = "of the scope api and of the role Reporter";
const READ = "of the scope api or read_api and of the role Reporter";
const STATUS = "of the scope api and of the role Developer";

/** GitLab, by its REST API. */
export class GitLab implements Platform {
  readonly limit = 1_000_000;
  readonly #place: GitLabJob;
  readonly #options: Pick<ApiOptions, "clock" | "exchange">;
  readonly #api: Api;

  constructor(place: GitLabJob, options: Pick<ApiOptions, "clock" | "exchange"> = {}) {
    this.#place = place;
    this.#options = options;
    const { token, api } = place;
    const headers = { accept: "application/json", "private-token": token };
    this.#api = new Api({ platform: "GitLab", token, headers, address: api, hint, ...options });
  }

  async self(): Promise<string> {
    const reply = await this.#api.call({ method: "GET", path: "/user", doing: "say whose the token is", right: READ });
    return read(user, reply).username;
  }

  async head(): Promise<string> {
    const path = `${this.#project}/merge_requests/${this.#number}`;
    const reply = await this.#api.call({ method: "GET", path, doing: "show the merge request", right: READ });
    return read(mergeRequest, reply).sha;
  }

  async mergedBy(commit: string): Promise<GitLab | undefined> {
    const path = `${this.#project}/repository/commits/${encodeURIComponent(commit)}/merge_requests?per_page=100`;
    const reply = await this.#api.call({
      method: "GET",
      path,
      doing: "find the merge request of the commit",
      right: READ,
    });
    const merged = read(mergeRequests, reply).find(({ state }) => state === "merged");
    return merged && new GitLab({ ...this.#place, number: merged.iid }, this.#options);
  }

  async *comments(): AsyncGenerator<Posted> {
    const path = `${this.#project}/merge_requests/${this.#number}/notes?order_by=created_at&sort=asc&per_page=100`;
    for await (const page of this.#api.pages({ path, doing: "list the merge request's comments", right: READ })) {
      for (const { id, author, body, system } of read(notes, page)) {
        if (system !== true) yield { id: String(id), author: author.username, body };
      }
    }
  }

  async addComment(body: string): Promise<void> {
    const path = `${this.#project}/merge_requests/${this.#number}/notes`;
    await this.#api.call({ method: "POST", path, json: { body }, doing: "comment on the merge request", right: WRITE });
  }

  async editComment(id: string, body: string): Promise<void> {
    const path = `${this.#project}/merge_requests/${this.#number}/notes/${id}`;
    await this.#api.call({
      method: "PUT",
      path,
      json: { body },
      doing: "change the comment on the merge request",
      right: WRITE,
    });
  }

  async check(commit: string, { name, passed, title }: CheckVerdict): Promise<void> {
    const { run } = this.#place;
    const json = {
      state: passed ? "success" : "failed",
      name,
      description: title.slice(0, 255),
      ...(run !== undefined && { target_url: run }),
    };
    const path = `${this.#project}/statuses/${encodeURIComponent(commit)}`;
    try {
      await this.#api.call({ method: "POST", path, json, doing: "set the status of the commit", right: STATUS });
    } catch (error) {
      // It already has that state.
      if (!(error instanceof PublishError) || !/Cannot transition status via/i.test(error.message)) throw error;
    }
  }

  async *openIssues(): AsyncGenerator<Posted> {
    const path = `${this.#project}/issues?state=opened&scope=all&order_by=created_at&sort=asc&per_page=100`;
    for await (const page of this.#api.pages({ path, doing: "list the issues", right: READ })) {
      for (const { iid, author, description } of read(issues, page)) {
        yield { id: String(iid), author: author.username, body: description ?? "" };
      }
    }
  }

  async openIssue(title: string, body: string): Promise<void> {
    const path = `${this.#project}/issues`;
    await this.#api.call({
      method: "POST",
      path,
      json: { title, description: body },
      doing: "open an issue",
      right: WRITE,
    });
  }

  async editIssue(id: string, body: string, close: boolean): Promise<void> {
    const path = `${this.#project}/issues/${id}`;
    const json = { description: body, ...(close && { state_event: "close" }) };
    await this.#api.call({ method: "PUT", path, json, doing: "change the issue", right: WRITE });
  }

  get #project(): string {
    return `/projects/${encodeURIComponent(this.#place.project)}`;
  }

  get #number(): number {
    const { number } = this.#place;
    if (number !== undefined && Number.isInteger(number)) return number;
    throw new PublishError(words.noMergeRequest({}));
  }
}

function hint({ text }: PlatformReply): string {
  return /insufficient_scope/.test(text)
    ? "The scope is what the token lacks."
    : "Give GITLAB_TOKEN a project access token of that kind; in a merge request of a fork, protected variables are not there.";
}
