import { keepIssue } from "../../publish";
import type { DriftReport } from "../../review";
import { commentMarker, driftIssue, driftIssueTitle, ELSEWHERE } from "../../review/comment";
import { tell } from "../save-text";
import { jobOf, published, USUAL_KEY } from "./platform";

/**
 * Keeps one issue up to date while there is drift, and closes it once every stack was checked and there is none.
 * @param patterns The selected stacks, which have an issue of their own; all if empty.
 */
export async function publishDrift(
  publish: string,
  app: string,
  report: DriftReport,
  env: NodeJS.ProcessEnv,
  patterns: readonly string[] = [],
): Promise<void> {
  const key = patterns.length === 0 ? app : `${app}: ${[...new Set(patterns)].sort().join(", ")}`;
  const outcome = await published(() =>
    keepIssue(jobOf(publish, env).platform, {
      marker: commentMarker("drift", key),
      title: driftIssueTitle(key, USUAL_KEY),
      body: (limit) => driftIssue(report, key, limit),
      elsewhere: ELSEWHERE,
      trouble: report.drifted ? "there" : report.complete ? "gone" : "not known",
    }),
  );
  tell(`Issue about drift: ${outcome}.`);
}
