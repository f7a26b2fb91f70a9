import { type AzureReport, isRefused } from "../../cckm";
import { runStatus } from "../../cckm/api/run";
import { azureReport, knownKey } from "../../contract";
import type { CreateRequest, PlanContext, PlanRequest, WriteContext } from "../../plugin";
import { isWhollyKnown } from "../../schema";
import { announceTakeOver, takeOverOrRefuse, tellIfGone } from "../ownership";
import { type CckmSession, cckmOf } from "../session";
import { follow } from "../shared/azure-run";
import { failedRun, type RunInWords, stillRunning, warnStopped } from "../shared/azure-run-end";
import { doing } from "../shared/explain";
import { REMOVAL_MS, untilNameIsFree } from "../shared/free-name";
import { rememberWritten } from "../shared/recent";
import { findSameReport, nameTaken, reportsNamed } from "./find";
import { inWords, type ReportPlan, type ReportState, reportRequest, reportState } from "./state";

const { type } = azureReport;

type ReportSchema = typeof azureReport.schema;
type Context = WriteContext<ReportSchema, CckmSession>;

/** Generates a report, or takes over the one from an interrupted apply, and waits until it is complete. */
export async function makeReport(
  { config, plan }: CreateRequest<ReportSchema>,
  context: Context,
): Promise<ReportState> {
  const key = knownKey(type, config);
  // With create_before_destroy, the predecessor is another report.
  const predecessor = context.session.ownership.predecessorOf(type, key);
  const existing = await findSameReport(plan, context, predecessor);
  if (existing) takeOverOrRefuse(asExisting(existing, key), context);
  const report = existing ?? (await startReport(plan, key, predecessor, context));
  context.session.reads.reports.invalidate(report.id);
  rememberWritten(report, context.seen);
  const state = reportState(report, plan);
  context.save(state);
  return followReport(state, context, afterTimeout);
}

/** Waits until a report is complete. Its latest status is in the state, even after an error. */
export async function followReport(
  started: ReportState,
  context: Context,
  next: string = "The next apply waits for it again. To give it more time, raise timeouts.update.",
): Promise<ReportState> {
  const { id } = started;
  const what = inWords(started);
  const { azureReports } = cckmOf(context);
  const waited = await doing(`follow the ${what} (${id}), which is kept in the state`, () =>
    follow({ what, id, get: (of, options) => azureReports.get(of, options), timeout: context.timeout }, context),
  );
  const seen = (report: AzureReport | undefined) => (report ? reportState(report, started) : started);
  const named = (text: string): RunInWords => ({ what, id, next: text });
  if (waited.value) rememberWritten(waited.value, context.seen);
  context.save(seen(waited.value));
  switch (waited.end) {
    case "stopped":
      warnStopped(context, named("The next apply waits for it again."));
      return seen(waited.value);
    case "timeout":
      throw stillRunning(named(next), waited.value, context.timeout);
    case "done":
      if (runStatus(waited.value) === "completed") return seen(waited.value);
      throw failedRun(named("The next apply removes it and makes a new one."), waited.value);
  }
}

const afterTimeout =
  "Terraform marks what fails at its creation as tainted: as it is, the next apply removes this report and makes a new one. To keep it, run: terraform untaint <address of this resource>; the next apply then waits for it again. To give it more time, raise timeouts.create.";

/** The plan announces that an existing object will be taken over, if the user allows that. */
export async function planNewReport({ config, plan }: PlanRequest<ReportSchema>, context: PlanContext<CckmSession>) {
  const session = context.session;
  const given = [config.name, config.report_type, config.start_time, config.end_time, config.log_analytic_params];
  if (session.adopt !== "identical" || !session.ready || !given.every(isWhollyKnown)) return undefined;
  const existing = await findSameReport({ ...plan, ...config } as ReportPlan, context);
  const key = knownKey(type, config);
  if (!existing) {
    tellIfGone({ type, key, what: inWords(config as ReportPlan) }, undefined, context);
    return undefined;
  }
  const found = asExisting(existing, key);
  return announceTakeOver(found, context) ? { set: { id: existing.id } } : undefined;
}

function asExisting(existing: AzureReport, key: string) {
  const { id, createdAt } = existing;
  return { type, key, what: inWords(existing), id, createdAt, differences: [] };
}

async function startReport(
  plan: ReportPlan,
  key: string,
  predecessor: string | undefined,
  context: Context,
): Promise<AzureReport> {
  const { azureReports } = cckmOf(context);
  const what = `make the ${inWords(plan)}`;
  const make = () =>
    context.session.ownership.make(
      { type, key, what: inWords(plan) },
      {
        send: () => azureReports.create(reportRequest(plan)),
        find: () => findSameReport(plan, context, predecessor),
      },
      context,
    );
  // A name that CCKM rejects but does not list belongs to a report that is still being removed.
  const isGoing = async () => (await reportsNamed(plan.name, context)).length === 0;
  const patience = { ...context, timeout: Math.min(context.timeout, REMOVAL_MS) };
  return doing(what, async () => {
    try {
      return await untilNameIsFree(what, make, isGoing, patience);
    } catch (error) {
      if (isRefused(error, 409)) throw await nameTaken(plan, context, error);
      throw error;
    }
  });
}
