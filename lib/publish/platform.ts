/** A comment, or an issue with its text. */
export interface Posted {
  readonly id: string;
  readonly author: string;
  readonly body: string;
}

/** Whether the reviewed plan may pass, for the commit that was planned. */
export interface CheckVerdict {
  readonly name: string;
  readonly passed: boolean;
  /** A short summary. */
  readonly title: string;
  readonly summary: string;
}

/** The operations that are needed on GitHub or GitLab. */
export interface Platform {
  /** Maximum number of characters in a comment or issue. */
  readonly limit: number;
  /** The token's user, as shown as author of comments and issues. */
  self(): Promise<string>;
  /** The current head commit of the pull request. */
  head(): Promise<string>;
  /** The platform for the pull request that introduced a commit; undefined if there is none. */
  mergedBy(commit: string): Promise<Platform | undefined>;
  comments(): AsyncIterable<Posted>;
  addComment(body: string): Promise<void>;
  editComment(id: string, body: string): Promise<void>;
  check(commit: string, verdict: CheckVerdict): Promise<void>;
  openIssues(): AsyncIterable<Posted>;
  openIssue(title: string, body: string): Promise<void>;
  editIssue(id: string, body: string, close: boolean): Promise<void>;
}
