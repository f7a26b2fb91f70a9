import type { SyncJob } from "../../cckm";
import { dataAzureSyncJobs } from "../../contract";
import { defineDataSource } from "../../plugin";
import { inWords, itemOf } from "../azure-sync-job/state";
import type { CckmSession } from "../session";
import { doing } from "../shared/explain";
import { filtersOf } from "./filters";

const { type, schema } = dataAzureSyncJobs;

/** `cckm_azure_sync_jobs`. Page: azure-secret-sync-status. */
export const dataAzureSyncJobsSource = defineDataSource<CckmSession>()({
  type,
  schema,
  async read({ config }, { client: session, signal }) {
    const { item: _, ...filters } = config;
    const jobs = session.client.azureSyncJobs(itemOf(config));
    const found = await doing(`list every ${inWords(config)}`, () => jobs.list(filtersOf(filters), { signal }));
    return { ...config, jobs: found.map(row) };
  },
});

function row(job: SyncJob) {
  return {
    id: job.id,
    uri: job.uri ?? null,
    account: job.account ?? null,
    application: job.application ?? null,
    dev_account: job.devAccount ?? null,
    created_at: job.createdAt ?? null,
    updated_at: job.updatedAt ?? null,
    completed_at: job.completed_at ?? null,
    overall_status: job.overall_status,
    detailed_status: job.detailed_status ? { ...job.detailed_status } : null,
    cloud: job.cloud ?? null,
    key_vaults: job.key_vaults,
    abort: job.abort ?? null,
    sync_item: job.sync_item ?? null,
  };
}
