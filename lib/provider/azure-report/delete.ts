import { type CckmError, isRefused } from "../../cckm";
import { ifFound } from "../../cckm/http/errors";
import { sendRepeatably } from "../../cckm/http/send-or-find";
import { waitUntil } from "../../cckm/http/wait";
import type { azureReport } from "../../contract";
import { type DeleteContext, failure } from "../../plugin";
import type { CckmSession } from "../session";
import { doing } from "../shared/explain";
import { requireUnchanged, sightingIn } from "../sighting";
import { inWords, isRetained, type ReportState, reportSighting } from "./state";
import * as words from "./words";

/**
 * Deletes a report unless it is to be retained. If CCKM refuses because the report is still being generated, it is deleted
 * afterwards.
 */
export async function deleteReport(
  state: ReportState,
  context: DeleteContext<typeof azureReport.schema, CckmSession>,
): Promise<void> {
  const { session, signal, timeout, warn, log } = context;
  const { id } = state;
  const what = inWords(state);
  if (isRetained(state)) {
    session.ownership.retain("cckm_azure_report", id);
    log.info(`on_destroy is retain: the ${what} stays in CCKM`, { id });
    return;
  }
  if (session.ownership.holds("cckm_azure_report", id)) {
    warn(words.kept({ what, id }));
    return;
  }
  await requireSameReport(state, context);
  let refusal: CckmError | undefined;
  const remove = async (): Promise<boolean> => {
    try {
      await session.reads.reports.writing(id, () => sendRepeatably(() => session.client.azureReports.delete(id)));
      return true;
    } catch (error) {
      if (!isRefused(error, 409)) throw error;
      refusal = error;
      return false;
    }
  };
  const waited = await doing(`delete the ${what} (${id})`, () =>
    waitUntil({
      look: remove,
      done: (removed) => removed,
      progress: (_, elapsedMs) =>
        log.info(`Waiting to delete the ${what}`, { id, elapsed_seconds: Math.round(elapsedMs / 1000) }),
      timeout,
      signal,
    }),
  );
  if (waited.end === "done") return;
  const refused = { what, id, refusal: refusal?.message ?? "" };
  throw failure(waited.end === "timeout" ? words.deleteTooLong(refused) : words.deleteStopped(refused));
}

async function requireSameReport(
  state: ReportState,
  { session, planned }: DeleteContext<typeof azureReport.schema, CckmSession>,
): Promise<void> {
  const before = sightingIn(planned);
  // An incomplete report had nothing to lose.
  if (!before?.values) return;
  const what = inWords(state);
  const report = await doing(`read the ${what} (${state.id})`, () =>
    ifFound(session.client.azureReports.get(state.id)),
  );
  if (report) requireUnchanged(before, { what, doing: "destroy", now: reportSighting(report) });
}
