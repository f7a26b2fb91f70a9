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
import { changedRecord, createdRecord, isNamed, recordOf } from "./record-of";

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
  readonly #item: SyncItem;
  readonly #path: string;
  readonly #list: ListEndpoint<SyncJob>;

  constructor(requester: Requester, item: SyncItem) {
    this.#requester = requester;
    this.#item = item;
    this.#path = PATHS[item];
    this.#list = new ListEndpoint(requester, this.#path, syncJob, { sort: "-createdAt,id" });
  }

  /**
   * Starts a job.
   *
   * API page: [azure-key-sync-job](../../../docs/api-pages.md#azure-key-sync-job).
   *
   * @param options `also`: other names and ids of these vaults: a reply names vaults that were requested by id
   */
  start(job: SyncJobStart, options: CallOptions & { readonly also?: readonly string[] } = {}): Promise<SyncJob> {
    const { also = [], ...rest } = options;
    const body = "key_vaults" in job ? { key_vaults: job.key_vaults.map(asCckmId) } : job;
    const isIt = (started: SyncJob) =>
      this.#isOfItem(started) && (!("key_vaults" in job) || mayBeOf(job.key_vaults, also, started.key_vaults));
    return createdRecord(this.#requester, this.#path, { body }, syncJob, isIt, rest);
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
    const isIt = (asked: string, job: SyncJob) => isNamed(asked, job) && this.#isOfItem(job);
    return recordOf(this.#requester, this.#path, id, syncJob, options, isIt);
  }

  /** Asks CCKM to cancel a running job. Returns the job if CCKM replies with it. */
  cancel(id: string, options?: CallOptions): Promise<SyncJob | undefined> {
    const call = { method: "POST" as const, path: `${this.#path}/${segment(id)}/cancel`, byId: true };
    return changedRecord(this.#requester, id, call, syncJob, options);
  }

  /** Replies say `azure-key`, `azure-secret` or nothing. */
  #isOfItem({ sync_item }: SyncJob): boolean {
    return sync_item === undefined || sync_item.toLowerCase().includes(this.#item.slice(0, -1));
  }
}

/**
 * Whether a job's vaults can be those that were asked for, none missing. It may name none at all; or by its id what was asked
 * for by name; or by names that only CCKM knows what was asked for by id.
 */
function mayBeOf(asked: readonly string[], also: readonly string[], replied: readonly string[]): boolean {
  if (replied.length === 0) return true;
  const known = [...asked, ...also];
  const isOf = (one: string, vault: string) =>
    sameButCapitals(one, vault) || sameButCapitals(one, vault.slice(vault.indexOf("/") + 1));
  const isKnown = (vault: string) => known.some((one) => isOf(one, vault));
  const isMissing = (one: string) => !replied.some((vault) => isOf(one, vault));
  const namesWithId = (id: string) => also.some((one) => sameButCapitals(one, id));
  const [ids, names] = [asked.filter(isCckmId), asked.filter((one) => !isCckmId(one))];
  const others = distinct(replied.filter((vault) => !isKnown(vault)));
  const [otherIds, otherNames] = [others.filter(isCckmId), others.filter((one) => !isCckmId(one))];
  const open = distinct(ids.filter((id) => !namesWithId(id)));
  if (otherIds.length > names.length || otherNames.length > open.length) return false;
  const named = distinct(replied.filter((vault) => !isCckmId(vault)));
  return (
    distinct(names.filter(isMissing)).length <= otherIds.length &&
    distinct(ids.filter(isMissing)).length <= named.length
  );
}

function distinct(vaults: readonly string[]): string[] {
  return [...new Set(vaults.map((vault) => vault.toLowerCase()))];
}
