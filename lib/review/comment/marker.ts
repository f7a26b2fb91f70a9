/** What tells one comment or issue of a repository from another. */
export interface CommentOf {
  /** Name of the app, where a repository has several. */
  readonly key: string;
  /** The commit that it is about. */
  readonly commit: string;
}

const INTENTS = /^<!-- intents((?: sha256:[0-9a-f]{64})*) -->$/m;
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

/** The line of a comment that later runs compare with. */
export function intentsLine(intents: readonly string[]): string {
  const known = intents.filter((intent) => /^sha256:[0-9a-f]{64}$/.test(intent));
  return `<!-- intents${[...new Set(known)].map((intent) => ` ${intent}`).join("")} -->\n`;
}

/** The intents that a comment shows. */
export function intentsOfComment(body: string): string[] {
  return (
    INTENTS.exec(body)?.[1]
      ?.split(" ")
      .filter((intent) => intent !== "") ?? []
  );
}
