import { type AzureReport, isNotFound } from "../../cckm";
import { reportsNamed as reportsOfName } from "../../cckm/api/reports-named";
import { isFailed, runStatus } from "../../cckm/api/run";
import { failure, type HookContext } from "../../plugin";
import { parseInstant, sameInstant } from "../../schema";
import type { CckmSession } from "../session";
import { meanSameVaults } from "../shared/azure-vault-names";
import { doing } from "../shared/explain";
import { inWords, type ReportPlan, timeOf, typeOf } from "./state";
import * as words from "./words";

/** A report "until now" that is older than this does not come from an apply that was just interrupted. */
const RECENT_MS = 60 * 60_000;

/**
 * The report that exactly matches a plan: name, type and parameters, and the times if the plan sets them. If the plan
 * leaves the end open, only reports of the last hour match. Failed reports never match, nor does `other`, nor one that this
 * run has just retained.
 */
export async function findSameReport(
  plan: ReportPlan,
  context: HookContext<CckmSession>,
  other?: string,
): Promise<AzureReport | undefined> {
  const named = await reportsNamed(plan.name, context);
  const isOld = (id: string) => id === other || context.session.ownership.hasRetained("cckm_azure_report", id);
  for (const report of named.filter(({ id }) => !isOld(id))) {
    if (!isFailed(runStatus(report)) && hasTimes(report, plan, context) && (await hasParams(report, plan, context))) {
      return report;
    }
  }
  return undefined;
}

/** Every report with exactly this name. */
export async function reportsNamed(name: string, { session }: HookContext<CckmSession>): Promise<AzureReport[]> {
  return doing(`look for an Azure report named "${name}"`, () => reportsOfName(session.client, name));
}

/** The report with an id. Throws if there is none. */
export async function findReport(id: string, { session, signal }: HookContext<CckmSession>): Promise<AzureReport> {
  return doing(`look up the Azure report ${id}`, async () => {
    try {
      return await session.client.azureReports.get(id, { signal });
    } catch (error) {
      if (!isNotFound(error)) throw error;
      throw failure(words.notFound({ id }));
    }
  });
}

/** The error for a name that CCKM rejects because a report already has it. */
export async function nameTaken(plan: ReportPlan, context: HookContext<CckmSession>, refusal: Error) {
  const [holder] = await reportsNamed(plan.name, context).catch(() => []);
  if (!holder) return refusal;
  const { id, createdAt, report_type, start_time, end_time, overall_status } = holder;
  return failure(
    words.nameTaken({
      what: inWords(plan),
      id,
      type: report_type ?? "report",
      start: start_time ?? "?",
      end: end_time ?? "?",
      status: overall_status,
      createdAt,
      reason: refusal.message,
    }),
    ["name"],
  );
}

function hasTimes(report: AzureReport, plan: ReportPlan, { session }: HookContext<CckmSession>): boolean {
  const given = (asked: string | undefined, has: string | undefined) =>
    asked === undefined || (has !== undefined && sameInstant(asked, has));
  const [start, end] = [timeOf(plan.start_time), timeOf(plan.end_time)];
  if (!given(start, report.start_time) || !given(end, report.end_time)) return false;
  if (end !== undefined) return true;
  const made = parseInstant(report.createdAt ?? report.end_time ?? "");
  return made !== undefined && Math.abs(session.client.serverNow() - made) < RECENT_MS;
}

async function hasParams(report: AzureReport, plan: ReportPlan, context: HookContext<CckmSession>): Promise<boolean> {
  const type = typeOf(plan);
  if ((report.report_type ?? type) !== type) return false;
  if (plan.log_analytic_params === null) return true;
  const spaces = plan.log_analytic_params.flatMap(({ work_space_id: id }) => id?.toLowerCase() ?? []);
  const had = report.work_space_ids.map((id) => id.toLowerCase());
  const sameSpaces = spaces.every((id) => had.includes(id)) && had.every((id) => spaces.includes(id));
  const vaults = plan.log_analytic_params.map(({ key_vault }) => key_vault);
  return sameSpaces && meanSameVaults(context, vaults, report.key_vaults);
}
