import { invalidValue } from "./errors";
import type { Quirks } from "./quirks";
import type { ReportRecord } from "./records";
import type { Store } from "./store";
import { timestampAt } from "./timestamps";

/** Completes a report, or lets it fail, once its time has come. */
export function settleReport(report: ReportRecord, now: number): void {
  if (report.overall_status !== "in_progress" || now < report.finishes) return;
  const line = report.outcome === "completed" ? "completed" : "failed: the Log Analytics workspace cannot be queried";
  report.overall_status = report.outcome;
  report.detailed_status = Object.fromEntries(report.key_vaults.map((vault) => [vault, line]));
  report.completed_at = timestampAt(report.finishes);
  report.updatedAt = timestampAt(report.finishes);
}

/** The reply for a report, with its fields in the order of the API page. */
export function reportView(quirks: Quirks, report: ReportRecord): object {
  return {
    id: report.id,
    uri: report.uri,
    account: report.account,
    application: report.application,
    devAccount: report.devAccount,
    createdAt: report.createdAt,
    name: report.name,
    updatedAt: report.updatedAt,
    completed_at: report.completed_at,
    overall_status: report.overall_status === "in_progress" ? quirks.reportInProgress : report.overall_status,
    detailed_status: report.detailed_status,
    abort: report.abort,
    report_type: report.report_type,
    work_space_ids: report.work_space_ids,
    key_vaults: report.key_vaults,
    start_time: report.start_time,
    end_time: report.end_time,
  };
}

/** An existing report like this one, as far as the quirks treat it as a duplicate. */
export function sameReport(store: Store, quirks: Quirks, report: ReportRecord): ReportRecord | undefined {
  if (quirks.uniqueReports === "no") return undefined;
  const key = ({ name, report_type, key_vaults, work_space_ids, start_time, end_time }: ReportRecord) =>
    quirks.uniqueReports === "name"
      ? name
      : JSON.stringify([name, report_type, key_vaults, work_space_ids, start_time, end_time]);
  return [...store.reports.values()].find((known) => key(known) === key(report));
}

const RFC3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** Parses a time in a request to milliseconds since the epoch. @throws ApiError 400 */
export function instant(name: string, text: string): number {
  const time = RFC3339.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(time)) throw invalidValue(`${name} "${text}" is not a time such as 2020-09-17T07:02:00Z`);
  return time;
}

/** A time in UTC as the API page writes it: no decimals if they are zero. */
export function utc(ms: number): string {
  return new Date(ms).toISOString().replace(/\.0*Z$|(?<=\.\d+)0+Z$/, "Z");
}
