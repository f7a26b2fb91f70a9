import { azureSyncJob } from "../../contract";
import { failure } from "../../plugin";
import { isKnown } from "../../schema";
import { defineCckmResource } from "../cckm-resource";
import { cancelJob } from "./cancel";
import { planSync } from "./plan";
import { followJob, runJob } from "./run";
import { argumentsOf, inWords, itemOf, jobStatus } from "./state";
import * as words from "./words";

const { type, schema } = azureSyncJob;

/**
 * `cckm_azure_sync_job`.
 *
 * API pages: [azure-key-sync-job](../../../docs/api-pages.md#azure-key-sync-job), [azure-secret-sync-status](../../../docs/api-pages.md#azure-secret-sync-status).
 */
export const azureSyncJobResource = defineCckmResource({
  type,
  schema,
  inWords,
  plan: planSync,
  create: ({ plan }, context) => runJob(plan, context),

  async look({ state }, context) {
    const job = await context.session.reads.syncJobs[itemOf(state)].get(state.id);
    // CCKM returns vaults by name even if ids were sent, and they never change.
    const given = { item: undefined, key_vaults: undefined, synchronize_all: undefined };
    return { ...given, triggers: undefined, wait: undefined, ...jobStatus(job) };
  },

  answer: ({ id }) => `CCKM answered that the job ${id} does not exist (it may have purged its history of jobs)`,

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
