import { fitting } from "./fitting";
import { ownMarked } from "./own";
import type { Platform } from "./platform";

/** The content of an issue that is kept up to date. */
export interface IssueTold {
  readonly marker: string;
  readonly title: string;
  readonly body: (limit: number) => string;
  /** Replaces the text of duplicate issues. */
  readonly elsewhere: string;
  /** `there`: an issue is opened or updated; `gone`: it is closed; `not known`: an open one is updated, but none is opened. */
  readonly trouble: "there" | "gone" | "not known";
}

/** The result for the issue. */
export type IssueOutcome = "opened" | "updated" | "closed" | "not needed";

/** Keeps exactly one issue open as long as there is trouble. */
export async function keepIssue(platform: Platform, told: IssueTold): Promise<IssueOutcome> {
  const [kept, ...others] = await ownMarked(platform.openIssues(), await platform.self(), told.marker);
  for (const { id } of others) await platform.editIssue(id, told.elsewhere, true);
  if (kept) {
    const close = told.trouble === "gone";
    await fitting(platform.limit, told.body, (text) => platform.editIssue(kept.id, text, close));
    return close ? "closed" : "updated";
  }
  if (told.trouble !== "there") return "not needed";
  await fitting(platform.limit, told.body, (text) => platform.openIssue(told.title, text));
  return "opened";
}
