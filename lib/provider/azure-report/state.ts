import type { AzureReport, AzureReportCreate } from "../../cckm";
import { isFailed, runStatus } from "../../cckm/api/run";
import type { azureReport } from "../../contract";
import { isKnown, type PlanOf, type StateOf } from "../../schema";
import type { Sighting } from "../sighting";

/** A report in Terraform's state. */
export type ReportState = StateOf<typeof azureReport.schema>;

/** A report in a plan. */
export type ReportPlan = PlanOf<typeof azureReport.schema>;

/** The reported vaults with their workspaces. */
export type ReportParams = ReportState["log_analytic_params"];

const DEFAULT_TYPE = "key-report";

/** What CCKM does not return for a report: its parameters in the user's spelling, and what a destroy does. */
export type ReportKept = Pick<ReportState, "log_analytic_params" | "on_destroy">;

/** The state of a report. */
export function reportState(report: AzureReport, { log_analytic_params, on_destroy }: ReportKept): ReportState {
  return { ...reportArguments(report), log_analytic_params, on_destroy, ...reportStatus(report) };
}

/** The arguments of a report, as CCKM returns them. */
export function reportArguments(report: AzureReport) {
  return {
    name: report.name,
    report_type: report.report_type ?? null,
    start_time: report.start_time ?? null,
    end_time: report.end_time ?? null,
  };
}

/** The computed attributes. */
export function reportStatus(report: AzureReport) {
  return {
    id: report.id,
    overall_status: runStatus(report),
    detailed_status: report.detailed_status ? { ...report.detailed_status } : null,
    completed_at: report.completed_at ?? null,
    key_vaults: [...report.key_vaults],
    work_space_ids: [...report.work_space_ids],
  };
}

/** The parameters that a report was created with; undefined if its lists do not show which workspace belongs to which vault. */
export function paramsOf({ key_vaults: vaults, work_space_ids: spaces }: AzureReport): ReportParams | undefined {
  const spaceOf = (index: number) => (spaces.length === 1 ? spaces[0] : spaces[index]) ?? null;
  if (spaces.length > 1 && spaces.length !== vaults.length) return undefined;
  if (vaults.length === 0) return undefined;
  return vaults.map((key_vault, index) => ({ key_vault, work_space_id: spaceOf(index) }));
}

/** The planned type. */
export function typeOf({ report_type: type }: Pick<ReportPlan, "report_type">): string {
  return typeof type === "string" ? type : DEFAULT_TYPE;
}

/** A time from the configuration; undefined if CCKM is to choose. */
export function timeOf(time: ReportPlan["start_time"]): string | undefined {
  return isKnown(time) ? (time ?? undefined) : undefined;
}

/** The request that creates a planned report. */
export function reportRequest(plan: ReportPlan): AzureReportCreate {
  // Programs written in Go read no small t and z.
  const [start, end] = [timeOf(plan.start_time)?.toUpperCase(), timeOf(plan.end_time)?.toUpperCase()];
  return {
    name: plan.name,
    report_type: typeOf(plan),
    ...(start === undefined ? {} : { start_time: start }),
    ...(end === undefined ? {} : { end_time: end }),
    ...(plan.log_analytic_params && { log_analytic_params: plan.log_analytic_params.map(paramRequest) }),
  };
}

function paramRequest({ key_vault, work_space_id }: NonNullable<ReportParams>[number]) {
  return { key_vault, ...(work_space_id === null ? {} : { work_space_id }) };
}

/** What a plan shows of a report that it destroys: one that is still being generated will change. */
export function reportSighting(report: AzureReport): Sighting {
  if (report.overall_status !== "completed") return {};
  const { completed_at = "not set", start_time = "not set", end_time = "not set", updatedAt } = report;
  return { values: { completed_at, start_time, end_time }, updatedAt };
}

/**
 * Whether a destroy leaves the report in CCKM. A failed one is deleted: it has no content, and would block the name of the
 * next one.
 */
export function isRetained({ on_destroy, overall_status }: ReportState): boolean {
  return on_destroy === "retain" && !isFailed(overall_status);
}

/** Describes a report for messages. */
export function inWords({ name }: { readonly name: string }): string {
  return `Azure report "${name}"`;
}
