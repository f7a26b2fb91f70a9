import { type AzureReport, isRefused, writeOnce } from "../../cckm";
import { azureReport } from "../../contract";
import type { WriteContext } from "../../plugin";
import type { CckmSession } from "../session";
import { adoptOrRefuse } from "../shared/adopt";
import { follow, statusOf } from "../shared/azure-run";
import { failedRun, type Named, stillRunning, warnStopped } from "../shared/azure-run-end";
import { doing } from "../shared/explain";
import { rememberWritten } from "../shared/recent";
import { findSameReport, nameTaken } from "./find";
import { inWords, type ReportParams, type ReportPlan, type ReportState, reportRequest, reportState } from "./state";

const { type } = azureReport;

type Context = WriteContext<typeof azureReport.schema, CckmSession>;

/** Makes a report, or takes over the one that an apply made before it was cut off, and waits until it is complete. */
export async function makeReport(plan: ReportPlan, context: Context): Promise<ReportState> {
  const existing = await findSameReport(plan, context);
  if (existing) {
    const { id, createdAt } = existing;
    adoptOrRefuse({ what: inWords(plan), id, createdAt, type, importId: id, differences: [] }, context);
  }
  const report = existing ?? (await startReport(plan, context));
  context.client.reports.invalidate(report.id);
  rememberWritten(report, context.seen);
  const state = reportState(report, plan.log_analytic_params);
  context.save(state);
  return followReport(state, context, afterTimeout);
}

/** Waits until a report is complete. What it is by then is in the state, also when that is an error. */
export async function followReport(
  started: ReportState,
  context: Context,
  next: string = "The next apply waits for it again. To give it more time, raise timeouts.update.",
): Promise<ReportState> {
  const { id, log_analytic_params: params } = started;
  const what = inWords(started);
  const { azureReports } = context.client.client;
  const waited = await doing(`follow the ${what} (${id}), which is kept in the state`, () =>
    follow({ what, id, get: (of, options) => azureReports.get(of, options), timeout: context.timeout }, context),
  );
  const seen = (report: AzureReport | undefined, of: ReportParams = params) =>
    report ? reportState(report, of) : started;
  const named = (text: string): Named => ({ what, id, next: text });
  if (waited.value) rememberWritten(waited.value, context.seen);
  context.save(seen(waited.value));
  switch (waited.end) {
    case "stopped":
      warnStopped(context, named("The next apply waits for it again."));
      return seen(waited.value);
    case "timeout":
      throw stillRunning(named(next), waited.value, context.timeout);
    case "done":
      if (statusOf(waited.value) === "completed") return seen(waited.value);
      throw failedRun(named("The next apply removes it and makes a new one."), waited.value);
  }
}

const afterTimeout =
  "Terraform marks what fails at its creation as tainted: as it is, the next apply removes this report and makes a new one. To keep it, run: terraform untaint <address of this resource>; the next apply then waits for it again. To give it more time, raise timeouts.create.";

async function startReport(plan: ReportPlan, context: Context): Promise<AzureReport> {
  const { azureReports } = context.client.client;
  return doing(`make the ${inWords(plan)}`, async () => {
    try {
      return await writeOnce(
        () => azureReports.create(reportRequest(plan)),
        () => findSameReport(plan, context),
      );
    } catch (error) {
      if (isRefused(error, 409)) throw await nameTaken(plan, type, context, error);
      throw error;
    }
  });
}
