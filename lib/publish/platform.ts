/** A comment, or an issue with its text. */
export interface Posted {
  readonly id: string;
  readonly author: string;
  readonly body: string;
}

/** Whether what was reviewed may pass, for the commit that was planned. */
export interface CheckVerdict {
  readonly name: string;
  readonly passed: boolean;
  /** In a few words. */
  readonly title: string;
  readonly summary: string;
}

/** What is asked of GitHub or GitLab. */
export interface Platform {
  /** Characters that a comment or an issue may have. */
  readonly limit: number;
  /** Who the token is, as comments and issues name their author. */
  self(): Promise<string>;
  /** The commit that the pull request is at now. */
  head(): Promise<string>;
  /** The same of the pull request that a commit came in by; undefined where it came in by none. */
  mergedBy(commit: string): Promise<Platform | undefined>;
  comments(): AsyncIterable<Posted>;
  addComment(body: string): Promise<void>;
  editComment(id: string, body: string): Promise<void>;
  check(commit: string, verdict: CheckVerdict): Promise<void>;
  openIssues(): AsyncIterable<Posted>;
  openIssue(title: string, body: string): Promise<void>;
  editIssue(id: string, body: string, close: boolean): Promise<void>;
}
