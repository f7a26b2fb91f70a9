export { type CommentTexts, type Outcome, type Told, tellOnPullRequest, toldBefore } from "./comment";
export { PublishError } from "./failure";
export { GitHub } from "./github/github";
export { gitHubPlace } from "./github/place";
export { GitLab } from "./gitlab/gitlab";
export { gitLabPlace } from "./gitlab/place";
export { type IssueOutcome, type IssueTold, keepIssue } from "./issue";
export type { Platform, Verdict } from "./platform";
