import { type DriftReport, driftMarkdown } from "../drift";
import { commentMarker } from "./marker";

/** The title of the drift issue, of a length that platforms take. */
export function driftIssueTitle(key: string, usual: string): string {
  return `Drift: CCKM is not as Terraform left it${key === usual ? "" : ` (${key.slice(0, 120)})`}`;
}

/** A drift report as the text of an issue that later runs update. */
export function driftIssue(report: DriftReport, key: string, limit: number): string {
  const mark = `${commentMarker("drift", key)}\n`;
  return `${mark}${driftMarkdown(report, limit - mark.length)}`;
}
