import { type CckmError, isRefused } from "../../cckm";
import { sendRepeatably } from "../../cckm/http/send-or-find";
import { waitUntil } from "../../cckm/http/wait";
import type { azureReport } from "../../contract";
import { type DeleteContext, failure } from "../../plugin";
import type { CckmSession } from "../session";
import { doing } from "../shared/explain";
import { inWords, isRetained, type ReportState } from "./state";
import * as words from "./words";

/** Removes a report, unless it is to be retained. Where CCKM refuses that while it is being made, it is removed once it is. */
export async function deleteReport(
  state: ReportState,
  { session, signal, timeout, warn, log }: DeleteContext<typeof azureReport.schema, CckmSession>,
): Promise<void> {
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
