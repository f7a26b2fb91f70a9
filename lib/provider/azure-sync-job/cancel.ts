import { type AzureSyncJobsApi, CckmError, type SyncJob, sendOrFind } from "../../cckm";
import { isRunning, type Run } from "../../cckm/api/run";
import { ifFound } from "../../cckm/http/errors";
import type { azureSyncJob } from "../../contract";
import type { DeleteContext } from "../../plugin";
import type { CckmSession } from "../session";
import { follow } from "../shared/azure-run";
import { doing } from "../shared/explain";
import { inWords, itemOf, type SyncState } from "./state";
import * as words from "./words";

const GONE: Run = { id: "", overall_status: "completed", key_vaults: [] };

/**
 * Cancels a running job and waits until it has stopped. CCKM keeps every job: a finished one is only removed from the
 * state.
 */
export async function cancelJob(
  state: SyncState,
  context: DeleteContext<typeof azureSyncJob.schema, CckmSession>,
): Promise<void> {
  const { id } = state;
  const what = inWords(state);
  const { session } = context;
  const jobs = session.client.azureSyncJobs(itemOf(state));
  const job = await doing(`look up the ${what} ${id} before it is forgotten`, () => ifFound(jobs.get(id)));
  if (!job || !isRunning(job.overall_status)) return;
  await doing(`cancel the ${what} ${id}`, () =>
    session.reads.syncJobs[itemOf(state)].writing(id, () => cancel(jobs, job)),
  );
  const waited = await doing(`follow the cancelled ${what} ${id}`, () =>
    follow({ what, id, get: async () => (await ifFound(jobs.get(id))) ?? GONE, timeout: context.timeout }, context),
  );
  if (waited.end !== "done") {
    context.warn(waited.end === "timeout" ? words.cancelTooLong({ what, id }) : words.cancelNotWaitedFor({ what, id }));
  }
}

async function cancel(jobs: AzureSyncJobsApi, job: SyncJob): Promise<void> {
  const { id } = job;
  if (job.abort) return;
  const isOver = async () => {
    const now = await ifFound(jobs.get(id));
    return !now || now.abort || !isRunning(now.overall_status) ? true : undefined;
  };
  try {
    await sendOrFind(async () => {
      await jobs.cancel(id);
      return true;
    }, isOver);
  } catch (error) {
    // CCKM refuses to cancel a job that has meanwhile finished.
    if (!(error instanceof CckmError) || !(await isOver())) throw error;
  }
}
