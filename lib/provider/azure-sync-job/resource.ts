import { isNotFound } from "../../cckm";
import { azureSyncJob } from "../../contract";
import { defineResource, failure } from "../../plugin";
import { isKnown } from "../../schema";
import type { CckmSession } from "../session";
import { doing, warnGone, warnNotRead } from "../shared/explain";
import { expectWritten } from "../shared/recent";
import { cancelJob } from "./cancel";
import { planSync } from "./plan";
import { followJob, runJob } from "./run";
import { argumentsOf, inWords, itemOf, jobStatus } from "./state";
import * as words from "./words";

const { type, schema } = azureSyncJob;

/** `cckm_azure_sync_job`. Pages: azure-key-sync-job; azure-secret-sync-status. */
export const azureSyncJobResource = defineResource<CckmSession>()({
  type,
  schema,
  plan: planSync,
  create: ({ plan }, context) => runJob(plan, context),

  async read({ state }, context) {
    const what = `The ${inWords(state)}`;
    if (!context.session.ready) {
      warnNotRead(context, what);
      return state;
    }
    try {
      expectWritten(context.session, state.id, context.seen);
      const job = await context.session.reads.syncJobs[itemOf(state)].get(state.id);
      // Its vaults are told by name even where ids were given, and they never change.
      const given = { item: undefined, key_vaults: undefined, synchronize_all: undefined };
      return { ...given, triggers: undefined, wait: undefined, ...jobStatus(job) };
    } catch (error) {
      if (!isNotFound(error)) return doing(`read the ${inWords(state)} ${state.id}`, () => Promise.reject(error));
      warnGone(
        context,
        what,
        state.id,
        `CCKM answered that the job ${state.id} does not exist (it may have purged its history of jobs)`,
      );
      return null;
    }
  },

  async update({ plan, state }, context) {
    if (!isKnown(plan.id)) return runJob(plan, context, state);
    const ran = { ...state, ...argumentsOf(plan) };
    return isKnown(plan.overall_status) ? ran : followJob(state.id, ran, context, state);
  },

  delete: ({ state }, context) => cancelJob(state, context),

  importState({ id }) {
    throw failure(words.noImport({ id }));
  },
});
