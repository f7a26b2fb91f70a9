import type { AzureReport } from "../../cckm";
import { runStatus } from "../../cckm/api/run";
import type { HookContext } from "../../plugin";
import { type CckmSession, cckmOf } from "../session";
import { follow } from "../shared/azure-run";
import { failedRun, stillRunning } from "../shared/azure-run-end";
import { doing } from "../shared/explain";
import { findReport } from "./find";
import { inWords } from "./state";

const PATIENCE_MS = 5 * 60_000;

/**
 * The report for a data source, once it is complete: only then does it have all its rows. Waits at most five minutes for a
 * report that is still being generated.
 * @throws DiagnosticsError for a report that does not exist, failed, or is still being generated
 */
export async function completeReport(id: string, context: HookContext<CckmSession>): Promise<AzureReport> {
  const { azureReports } = cckmOf(context);
  const report = await findReport(id, context);
  const what = inWords(report);
  const waited = await doing(`follow the ${what} (${id})`, () =>
    follow({ what, id, get: (of, options) => azureReports.get(of, options), timeout: PATIENCE_MS }, context),
  );
  const next = "Read it when it is complete: a cckm_azure_report waits for that, unless it was stopped.";
  if (waited.end !== "done") throw stillRunning({ what, id, next }, waited.value, PATIENCE_MS);
  if (runStatus(waited.value) === "completed") return waited.value;
  throw failedRun({ what, id, next: "It has no contents. Make a new one." }, waited.value);
}
