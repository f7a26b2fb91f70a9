import type { SyncJob, SyncJobFilters } from "../../cckm";
import { dataAzureSyncJobs, sameVault } from "../../contract";
import { defineDataSource, type HookContext } from "../../plugin";
import { inWords, itemOf } from "../azure-sync-job/state";
import type { CckmSession } from "../session";
import { otherVaultNames } from "../shared/azure-vault-names";
import { doing } from "../shared/explain";
import { filtersOf, heeded } from "./filters";
import { rowHead, rowMembers } from "./rows";

const { type, schema } = dataAzureSyncJobs;

/** `cckm_azure_sync_jobs`. API page: [azure-secret-sync-status](../../../docs/api-pages.md#azure-secret-sync-status). */
export const dataAzureSyncJobsSource = defineDataSource<CckmSession>()({
  type,
  schema,
  async read({ config }, context) {
    const { item: _, key_vaults, ...rest } = config;
    const { session, signal } = context;
    const jobs = session.client.azureSyncJobs(itemOf(config));
    const filters = filtersOf(rest);
    const list = (more: SyncJobFilters) => heeded({ ...filters, ...more }, (asked) => jobs.list(asked, { signal }));
    const found = await doing(`list every ${inWords(config)}`, () =>
      key_vaults === null ? list({}) : ofVaults(key_vaults, filters, list, context),
    );
    return { ...config, jobs: found.map(row) };
  },
});

/**
 * The jobs of vaults. CCKM is first queried with the vaults as written. If it returns none for a vault, all jobs are
 * fetched and compared here, because its filter may treat another capitalization or a vault's id as a different vault.
 */
async function ofVaults(
  vaults: readonly string[],
  { skip = 0, limit }: Pick<SyncJobFilters, "skip" | "limit">,
  list: (more: SyncJobFilters) => Promise<SyncJob[]>,
  context: HookContext<CckmSession>,
): Promise<SyncJob[]> {
  const asWritten = await list({ key_vaults: vaults });
  const unseen = vaults.filter((vault) => !asWritten.some((job) => job.key_vaults.includes(vault)));
  if (unseen.length === 0) return asWritten;
  const names = [...vaults, ...(await otherVaultNames(context, unseen))];
  const all = await list({ skip: undefined, limit: undefined });
  const known = new Set(asWritten.map(({ id }) => id));
  const isOne = (job: SyncJob) => job.key_vaults.some((vault) => names.some((name) => sameVault(name, vault)));
  const found = all.filter((job) => known.has(job.id) || isOne(job));
  return found.slice(skip, limit === undefined ? undefined : skip + limit);
}

function row(job: SyncJob) {
  return {
    ...rowHead(job),
    ...rowMembers(job, "completed_at", "overall_status", "cloud", "key_vaults", "abort", "sync_item"),
    detailed_status: job.detailed_status ? { ...job.detailed_status } : null,
  };
}
