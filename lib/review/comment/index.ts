export {
  type CommentOptions,
  ELSEWHERE,
  isNothing,
  reviewComment,
  supersededComment,
  verdictTitle,
  withdrawnComment,
} from "./comment";
export { driftIssue, driftIssueTitle } from "./issue";
export { type CommentOf, commentMarker, commitOfComment, intentsOfComment } from "./marker";
