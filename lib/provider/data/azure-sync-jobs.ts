import type { SyncJob, SyncJobFilters } from "../../cckm";
import { dataAzureSyncJobs, sameVault } from "../../contract";
import { defineDataSource, type HookContext } from "../../plugin";
import { inWords, itemOf } from "../azure-sync-job/state";
import type { CckmSession } from "../session";
import { otherVaultNames } from "../shared/azure-vault-names";
import { doing } from "../shared/explain";
import { exact, ofStatus } from "./comparison";
import { filtersOf, heeded, isPart, listed, mayIgnore, part } from "./filters";
import { rowHead, rowMembers } from "./rows";

const { type, schema } = dataAzureSyncJobs;

const COMPARED = { id: exact<SyncJob>(({ id }) => id), overall_status: ofStatus<SyncJob>() };

/** `cckm_azure_sync_jobs`. API page: [azure-secret-sync-status](../../../docs/api-pages.md#azure-secret-sync-status). */
export const dataAzureSyncJobsSource = defineDataSource<CckmSession>()({
  type,
  schema,
  async read({ config }, context) {
    const { item: _, key_vaults, ...rest } = config;
    const { session, signal } = context;
    const jobs = session.client.azureSyncJobs(itemOf(config));
    const filters = filtersOf(rest);
    const source = {
      list: async (asked: SyncJobFilters) => listed(await jobs.list(asked, { signal })),
      count: async (asked: SyncJobFilters) => (await jobs.page({ ...asked, limit: 1 }, { signal })).total,
    };
    const list = async (more: SyncJobFilters) =>
      (await heeded<SyncJob, SyncJobFilters>({ ...filters, ...more }, COMPARED, source)).resources;
    const found = await doing(`list every ${inWords(config)}`, () =>
      key_vaults === null ? list({}) : ofVaults(key_vaults, filters, { list, count: source.count }, context),
    );
    return { ...config, jobs: found.map(row) };
  },
});

interface Jobs {
  list(more: SyncJobFilters): Promise<readonly SyncJob[]>;
  count(filters: SyncJobFilters): Promise<number | undefined>;
}

/**
 * The jobs of vaults. CCKM is first queried with the vaults as written. If it returns none for a vault, or one of another
 * vault, all jobs are fetched and compared here: its filter may treat another capitalization or a vault's id as a different
 * vault, or ignore it.
 */
async function ofVaults(
  vaults: readonly string[],
  filters: SyncJobFilters,
  { list, count }: Jobs,
  context: HookContext<CckmSession>,
): Promise<readonly SyncJob[]> {
  const asWritten = await list({ key_vaults: vaults });
  const isOf = (names: readonly string[]) => (job: SyncJob) =>
    job.key_vaults.some((vault) => names.some((name) => sameVault(name, vault)));
  const unseen = vaults.filter((vault) => !asWritten.some((job) => job.key_vaults.includes(vault)));
  const fits = unseen.length === 0 && asWritten.every(isOf(vaults));
  if (fits && !(isPart(filters) && (await mayIgnore("key_vaults", { ...filters, key_vaults: vaults }, count)))) {
    return asWritten;
  }
  const others = await otherVaultNames(context, unseen);
  const names = [...vaults, ...others];
  const all = await list({ skip: undefined, limit: undefined });
  // Only CCKM can tell the jobs of a vault that it does not show, and which job without vaults is meant.
  const isTold = unseen.every((vault) => others.some((name) => sameVault(name, vault)));
  const known = new Set(asWritten.filter((job) => !isTold || job.key_vaults.length === 0).map(({ id }) => id));
  const found = all.filter((job) => known.has(job.id) || isOf(names)(job));
  // Every job is of these vaults: the filter may well be heeded, in CCKM's own order.
  return fits && found.length === all.length ? asWritten : part(found, filters).resources;
}

function row(job: SyncJob) {
  return {
    ...rowHead(job),
    ...rowMembers(job, "completed_at", "overall_status", "cloud", "key_vaults", "abort", "sync_item"),
    detailed_status: job.detailed_status ? { ...job.detailed_status } : null,
  };
}
