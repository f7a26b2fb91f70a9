/** What tells one comment or issue of a repository from another. */
export interface CommentOf {
  /** Name of the app, where a repository has several. */
  readonly key: string;
  /** The commit that it is about. */
  readonly commit: string;
}

const COMMIT = /^<!-- commit ([0-9a-f]{7,64}) -->$/m;

/** The first line of a comment or issue, by which a later run finds it again. */
export function commentMarker(kind: "review" | "drift", key: string): string {
  return `<!-- cckm ${kind} comment v1 ${Buffer.from(key).toString("base64url")} -->`;
}

/** The lines that a comment begins with. */
export function commentHead({ key, commit }: CommentOf): string {
  return `${commentMarker("review", key)}\n<!-- commit ${commit} -->\n`;
}

/** The commit that a comment is about. */
export function commitOfComment(body: string): string | undefined {
  return COMMIT.exec(body)?.[1];
}
