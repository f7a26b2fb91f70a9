/** Identifies a comment or issue within a repository. */
export interface CommentOf {
  /** Name of the app, for a repository with several. */
  readonly key: string;
  /** The commit that it refers to. */
  readonly commit: string;
}

const INTENTS = /^<!-- intents((?: sha256:[0-9a-f]{64})*) -->$/m;
const COMMIT = /^<!-- commit ([0-9a-f]{7,64}) -->$/m;

/** The first line of a comment or issue, by which later runs find it. */
export function commentMarker(kind: "review" | "drift", key: string): string {
  return `<!-- cckm ${kind} comment v1 ${Buffer.from(key).toString("base64url")} -->`;
}

/** The first lines of a comment. */
export function commentHead({ key, commit }: CommentOf): string {
  return `${commentMarker("review", key)}\n<!-- commit ${commit} -->\n`;
}

/** The commit that a comment refers to. */
export function commitOfComment(body: string): string | undefined {
  return COMMIT.exec(body)?.[1];
}

/** The line with the intents, which later runs compare. */
export function intentsLine(intents: readonly string[]): string {
  const known = intents.filter((intent) => /^sha256:[0-9a-f]{64}$/.test(intent));
  return `<!-- intents${[...new Set(known)].map((intent) => ` ${intent}`).join("")} -->\n`;
}

/** The intents in a comment. */
export function intentsOfComment(body: string): string[] {
  return (
    INTENTS.exec(body)?.[1]
      ?.split(" ")
      .filter((intent) => intent !== "") ?? []
  );
}
