import type { SyncJob } from "../../cckm";
import { runStatus } from "../../cckm/api/run";
import type { azureSyncJob } from "../../contract";
import type { WriteContext } from "../../plugin";
import { type CckmSession, cckmOf } from "../session";
import { follow } from "../shared/azure-run";
import { failedRun, type RunInWords, stillRunning, warnStopped } from "../shared/azure-run-end";
import { doing } from "../shared/explain";
import { rememberWritten } from "../shared/recent";
import { startJob } from "./start";
import { argumentsOf, inWords, itemOf, jobState, type SyncArguments, type SyncState } from "./state";
import * as words from "./words";

type Context = WriteContext<typeof azureSyncJob.schema, CckmSession>;

/** Starts a job and, if requested, waits until it has finished. `prior` is the state before an update. */
export async function runJob(plan: SyncArguments, context: Context, prior?: SyncState): Promise<SyncState> {
  const { session, log } = context;
  const started = await startJob(plan, context, prior?.id);
  session.reads.syncJobs[itemOf(plan)].invalidate(started.id);
  log.info(`Started the ${inWords(plan)}`, { id: started.id, key_vaults: started.key_vaults });
  rememberWritten(started, context.seen);
  const state = jobState(started, plan);
  context.save(state);
  if (plan.wait) return followJob(started.id, state, context, prior);
  return jobState(await asRead(started, plan, context), plan);
}

/**
 * Waits for a job that was started with the arguments of `ran`. If it fails, the state keeps the arguments of `prior`, so
 * that the next plan runs it again; if it exceeds the timeout, the state keeps its own arguments.
 */
export async function followJob(id: string, ran: SyncState, context: Context, prior?: SyncState): Promise<SyncState> {
  const what = inWords(ran);
  const jobs = cckmOf(context).azureSyncJobs(itemOf(ran));
  const seen = (job: SyncJob | undefined) => (job ? jobState(job, ran) : ran);
  const waited = await doing(`follow the ${what} ${id}, which is kept in the state`, () =>
    follow({ what, id, get: (of, options) => jobs.get(of, options), timeout: context.timeout }, context),
  );
  if (waited.value) rememberWritten(waited.value, context.seen);
  const named = (next: string): RunInWords => ({ what, id, next });
  switch (waited.end) {
    case "stopped":
      warnStopped(context, named("The next apply waits for it again."));
      return seen(waited.value);
    case "timeout":
      context.save(seen(waited.value));
      throw stillRunning(named(afterTimeout(prior !== undefined)), waited.value, context.timeout);
    case "done": {
      const { value: job } = waited;
      if (runStatus(job) === "completed") return seen(job);
      context.save({ ...seen(job), ...(prior && argumentsOf(prior)) });
      throw failedRun(named("The next apply runs a new job."), job);
    }
  }
}

// The reply to the start has timestamps of another precision than all later ones.
async function asRead(started: SyncJob, plan: SyncArguments, context: Context): Promise<SyncJob> {
  try {
    return await cckmOf(context).azureSyncJobs(itemOf(plan)).get(started.id);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    context.warn(words.notReadAfterStart({ what: inWords(plan), id: started.id, reason }));
    return started;
  }
}

function afterTimeout(updating: boolean): string {
  const longer = `To give it more time, raise timeouts.${updating ? "update" : "create"}; to let it run on its own, set wait = false.`;
  if (updating) return `The next apply waits for the same job again. ${longer}`;
  return `Terraform marks what fails at its creation as tainted: as it is, the next apply cancels this job and runs a new one. To keep it, run: terraform untaint <address of this resource>; the next apply then waits for it again. ${longer}`;
}
