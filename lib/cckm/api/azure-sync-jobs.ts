import { asCckmId, isCckmId, sameButCapitals } from "../../text";
import type { CallOptions } from "../http/clock";
import { segment } from "../http/query";
import { type ReplySchema, replySchema } from "../http/reply-schema";
import type { Requester } from "../http/requester";
import { statusField, statusSpellings } from "./job-status";
import { ListEndpoint } from "./list-endpoint";
import type { Page, Window } from "./paging";
import {
  type CckmRecord,
  optionalBoolean,
  optionalString,
  optionalStringList,
  recordFields,
  stringMap,
} from "./record";
import { changedRecord, createdRecord, recordOf } from "./record-of";

/** What a sync job brings from Azure into CCKM. */
export type SyncItem = "keys" | "secrets";

/**
 * A sync job.
 *
 * API pages: [azure-key-sync-job](../../../docs/api-pages.md#azure-key-sync-job),
 * [azure-secret-sync-status](../../../docs/api-pages.md#azure-secret-sync-status).
 */
export interface SyncJob extends CckmRecord {
  /** `in_progress`, `completed` or `failed`, normalized to this spelling for every CCKM release. */
  readonly overall_status: string;
  /** One entry per vault; may report success within a failed job. */
  readonly detailed_status?: Readonly<Record<string, string>>;
  readonly completed_at?: string;
  readonly cloud?: string;
  /** `<vault>::<subscription id>`, even if the request named ids. */
  readonly key_vaults: string[];
  /** True once the job has been cancelled; it may still be in progress. */
  readonly abort?: boolean;
  readonly sync_item?: string;
}

/** What to synchronize: vaults by name or id, or everything. Mutually exclusive. */
export type SyncJobStart = { readonly key_vaults: readonly string[] } | { readonly synchronize_all: true };

/** Filters of the list. API page: [azure-secret-sync-status](../../../docs/api-pages.md#azure-secret-sync-status). */
export interface SyncJobFilters extends Window {
  readonly id?: string;
  readonly overall_status?: string;
  readonly key_vaults?: readonly string[];
}

const syncJob: ReplySchema<SyncJob> = replySchema((z) =>
  z.looseObject({
    ...recordFields(z),
    overall_status: statusField(z),
    detailed_status: z.catch(stringMap(z), undefined),
    completed_at: optionalString(z),
    cloud: optionalString(z),
    key_vaults: optionalStringList(z),
    abort: optionalBoolean(z),
    sync_item: optionalString(z),
  }),
);

const PATHS: Readonly<Record<SyncItem, string>> = {
  keys: "/v1/cckm/azure/synchronization-jobs",
  secrets: "/v1/cckm/azure/secrets/synchronization-jobs",
};

/** Sync jobs for keys or secrets. CCKM keeps every job: there is no delete. */
export class AzureSyncJobsApi {
  readonly #requester: Requester;
  readonly #path: string;
  readonly #list: ListEndpoint<SyncJob>;

  constructor(requester: Requester, item: SyncItem) {
    this.#requester = requester;
    this.#path = PATHS[item];
    this.#list = new ListEndpoint(requester, this.#path, syncJob, { sort: "-createdAt,id" });
  }

  /** API page: [azure-key-sync-job](../../../docs/api-pages.md#azure-key-sync-job). */
  start(job: SyncJobStart, options?: CallOptions): Promise<SyncJob> {
    const body = "key_vaults" in job ? { key_vaults: job.key_vaults.map(asCckmId) } : job;
    const wanted = "key_vaults" in job && !job.key_vaults.some(isCckmId) ? job.key_vaults : undefined;
    const isWanted = (vault: string) =>
      wanted === undefined || wanted.some((one) => sameButCapitals(one, vault.slice(vault.indexOf("/") + 1)));
    // A reply may name no vault, or name by its id what was asked for by name.
    const isIt = ({ key_vaults }: SyncJob) => key_vaults.every((vault) => isCckmId(vault) || isWanted(vault));
    return createdRecord(this.#requester, this.#path, { body }, syncJob, isIt, options);
  }

  /**
   * Every matching job, over all pages.
   *
   * API page: [azure-secret-sync-status](../../../docs/api-pages.md#azure-secret-sync-status).
   */
  async list(filters: SyncJobFilters = {}, options?: CallOptions): Promise<SyncJob[]> {
    const spellings = statusSpellings(filters.overall_status, "in_progress");
    const key_vaults = filters.key_vaults?.map(asCckmId);
    const asked = { ...filters, ...(key_vaults && { key_vaults }) };
    return (await this.#list.collectByStatus(asked, spellings, options)).resources;
  }

  /** One page. `sort` takes comma-separated field names, `-` in front for descending; not every release supports it. */
  page(filters: SyncJobFilters & { readonly sort?: string } = {}, options?: CallOptions): Promise<Page<SyncJob>> {
    return this.#list.page({ ...filters }, options);
  }

  get(id: string, options?: CallOptions): Promise<SyncJob> {
    return recordOf(this.#requester, this.#path, id, syncJob, options);
  }

  /** Asks CCKM to cancel a running job. Returns the job if CCKM replies with it. */
  cancel(id: string, options?: CallOptions): Promise<SyncJob | undefined> {
    const call = { method: "POST" as const, path: `${this.#path}/${segment(id)}/cancel` };
    return changedRecord(this.#requester, id, call, syncJob, options);
  }
}
