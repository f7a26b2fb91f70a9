export {
  type CommentTexts,
  type PullRequestOutcome,
  type PullRequestTold,
  tellOnPullRequest,
  toldBefore,
} from "./comment";
export { PublishError } from "./errors";
export { GitHub } from "./github/github";
export { gitHubJob } from "./github/job";
export { GitLab } from "./gitlab/gitlab";
export { gitLabJob } from "./gitlab/job";
export { type IssueOutcome, type IssueTold, keepIssue } from "./issue";
export type { CheckVerdict, Platform } from "./platform";
