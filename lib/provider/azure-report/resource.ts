import { isFailed, isRunning } from "../../cckm/api/run";
import { azureReport, sameParams } from "../../contract";
import type { PlanContext, PlanDecision, PlanRequest } from "../../plugin";
import { isKnown, isWhollyKnown } from "../../schema";
import { defineCckmResource } from "../cckm-resource";
import type { CckmSession } from "../session";
import { vaultNames } from "../shared/azure-vault-names";
import { rememberSighting } from "../sighting";
import { deleteReport } from "./delete";
import { findReport } from "./find";
import { judgePredecessor, warnOfLoss, warnOfReplacement } from "./loss";
import { followReport, makeReport, planNewReport } from "./make";
import { inWords, paramsOf, reportArguments, reportSighting, reportStatus } from "./state";
import * as words from "./words";

const { type, schema } = azureReport;
type ReportSchema = typeof schema;

const PARAMS_UNKNOWN = "log_analytic_params_unknown";

/** `cckm_azure_report`. API page: [azure-reports](../../../docs/api-pages.md#azure-reports). */
export const azureReportResource = defineCckmResource({
  type,
  schema,
  inWords,

  async plan(request, context) {
    const { state } = request;
    if (!state) {
      judgePredecessor(request, context);
      return planNewReport(request, context);
    }
    // An import cannot tell which workspace belongs to which vault, so the configuration is accepted as it is.
    const inPlace = context.seen.get(PARAMS_UNKNOWN) ? (["log_analytic_params"] as const) : [];
    const keep = (await onlyRespelled(request, context)) ? (["log_analytic_params"] as const) : [];
    if (isFailed(state.overall_status)) {
      context.warn(words.notComplete({ what: inWords(state), id: state.id, status: String(state.overall_status) }));
      return { keep, unknown: ["id"], replace: ["id"] } satisfies PlanDecision<ReportSchema>;
    }
    const unknown = isRunning(state.overall_status)
      ? (["overall_status", "detailed_status", "completed_at"] as const)
      : [];
    const decision = { keep, unknown, inPlace } satisfies PlanDecision<ReportSchema>;
    warnOfReplacement(request, decision, context);
    return decision;
  },

  planDelete: ({ state, replacement }, context) => {
    if (!replacement) warnOfLoss(state, false, context);
  },

  create: makeReport,

  async look({ state }, context) {
    const report = await context.session.reads.reports.get(state.id);
    rememberSighting(reportSighting(report), context.seen);
    const { name, report_type, start_time, end_time } = report;
    // The API does not return the parameters in the form in which they were sent.
    const kept = { log_analytic_params: undefined, on_destroy: undefined };
    return { name, report_type, start_time, end_time, ...kept, ...reportStatus(report) };
  },

  // Nothing about a report can be changed. An update waits for a report that is still being generated, and stores the
  // parameters that an import could not determine.
  async update({ plan, state }, context) {
    const { log_analytic_params, on_destroy } = plan;
    const now = { ...state, log_analytic_params, on_destroy };
    context.seen.set(PARAMS_UNKNOWN, undefined);
    return isKnown(plan.overall_status) ? now : followReport(now, context);
  },

  delete: ({ state }, context) => deleteReport(state, context),

  async importState({ id }, context) {
    const report = await findReport(id, context);
    const params = paramsOf(report);
    if (!params) context.seen.set(PARAMS_UNKNOWN, true);
    const kept = { log_analytic_params: params, on_destroy: "delete" };
    return { ...reportArguments(report), ...kept, ...reportStatus(report) };
  },
});

async function onlyRespelled(
  { plan, state, changed }: PlanRequest<ReportSchema>,
  context: PlanContext<CckmSession>,
): Promise<boolean> {
  const { log_analytic_params: planned } = plan;
  const prior = state?.log_analytic_params ?? null;
  if (!changed.includes("log_analytic_params") || prior === null || !Array.isArray(planned)) return false;
  if (!context.session.ready || !isWhollyKnown(planned) || planned.length !== prior.length) return false;
  const byName = async (params: typeof prior) => {
    const names = await vaultNames(
      context,
      params.map(({ key_vault }) => key_vault),
    );
    return params.map(({ work_space_id }, index) => ({ key_vault: names[index]!, work_space_id }));
  };
  return sameParams(await byName(planned), await byName(prior));
}
