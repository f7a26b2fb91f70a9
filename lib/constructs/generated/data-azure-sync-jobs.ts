// Generated from lib/contract by `npm run constructs`. Do not edit.
import {
  ComplexList,
  ComplexObject,
  Fn,
  type ImportableResource,
  type IResolvable,
  type TerraformMetaArguments,
  type TerraformProvider,
} from "cdktf";
import type { Construct } from "constructs";
import { dataAzureSyncJobs } from "../../contract";
import { CckmDataSource } from "../base/cckm-data-source";
import { CckmImport } from "../base/cckm-import";
import type { AzureSyncItem } from "./choices";

/**
 * A synchronization as CCKM lists it. API page:
 * [azure-secret-sync-status](../../../docs/api-pages.md#azure-secret-sync-status).
 */
export class AzureSyncJobRecord extends ComplexObject {
  /**
   * CCKM's id of the job.
   *
   * Example: `"5ba9f1f4-7d1d-4b0e-8ba5-6d8b6e2f6f0a"`.
   */
  get id(): string {
    return this.getStringAttribute("id");
  }

  /**
   * URI of the record.
   *
   * Example: `"kylo:kylo:cckm:record:5ba9f1f4-7d1d-4b0e-8ba5-6d8b6e2f6f0a"`.
   */
  get uri(): string {
    return this.getStringAttribute("uri");
  }

  /**
   * CipherTrust Manager account of the record.
   *
   * Example: `"kylo:kylo:admin:accounts:kylo"`.
   */
  get account(): string {
    return this.getStringAttribute("account");
  }

  /**
   * Application of the record.
   *
   * Example: `"ncryptify:gemalto:admin:apps:kylo"`.
   */
  get application(): string {
    return this.getStringAttribute("application");
  }

  /**
   * Developer account of the record.
   *
   * Example: `"ncryptify:gemalto:admin:accounts:gemalto"`.
   */
  get devAccount(): string {
    return this.getStringAttribute("dev_account");
  }

  /**
   * When the job began; RFC 3339.
   *
   * Example: `"2026-07-01T08:00:00Z"`.
   */
  get createdAt(): string {
    return this.getStringAttribute("created_at");
  }

  /**
   * When the job last changed; RFC 3339.
   *
   * Example: `"2026-07-01T08:01:30Z"`.
   */
  get updatedAt(): string {
    return this.getStringAttribute("updated_at");
  }

  /**
   * When the job ended; RFC 3339.
   *
   * Example: `"2026-07-01T08:01:30Z"`.
   */
  get completedAt(): string {
    return this.getStringAttribute("completed_at");
  }

  /**
   * Status of the job: `in_progress`, `completed` or `failed`.
   *
   * Example: `"completed"`.
   */
  get overallStatus(): string {
    return this.getStringAttribute("overall_status");
  }

  /**
   * What the job says of each vault, by `<region>/<vault>::<subscription id>`.
   *
   * Example: `{ "westeurope/payments-kv::260ecbe7-777b-4d3c-84ea-887620498863": "Success" }`.
   */
  get detailedStatus(): { [key: string]: string } {
    return this.getStringMapAttribute("detailed_status");
  }

  /**
   * Azure cloud.
   *
   * Example: `"AzureCloud"`.
   */
  get cloud(): string {
    return this.getStringAttribute("cloud");
  }

  /**
   * Vaults that the job synchronizes.
   *
   * Example: `["payments-kv::260ecbe7-777b-4d3c-84ea-887620498863"]`.
   */
  get keyVaults(): string[] {
    return this.getListAttribute("key_vaults");
  }

  /**
   * Whether the job was cancelled.
   *
   * Example: `false`.
   */
  get abort(): IResolvable {
    return this.getBooleanAttribute("abort");
  }

  /**
   * What the job synchronizes, in CCKM's words.
   *
   * Example: `"secrets"`.
   */
  get syncItem(): string {
    return this.getStringAttribute("sync_item");
  }
}

/** A list of {@link AzureSyncJobRecord}. */
export class AzureSyncJobRecordList extends ComplexList {
  /**
   * The element at an index.
   *
   * @param index The index, from 0.
   */
  get(index: number): AzureSyncJobRecord {
    return new AzureSyncJobRecord(this.terraformResource, this.terraformAttribute, this.wrapsSet, index);
  }
}

/** Arguments of {@link DataAzureSyncJobs}. */
export interface DataAzureSyncJobsProps extends TerraformMetaArguments {
  /**
   * Whose synchronizations: `keys` or `secrets`.
   *
   * Allowed: those of {@link AzureSyncItem}.
   *
   * Example: `AzureSyncItem.SECRETS`.
   */
  readonly item: AzureSyncItem | IResolvable;
  /**
   * Only the synchronization with this id.
   *
   * Allowed: 1 to 255 characters; in several lines no control characters; not blank.
   *
   * Example: `"5ba9f1f4-7d1d-4b0e-8ba5-6d8b6e2f6f0a"`.
   */
  readonly id?: string;
  /**
   * Only synchronizations with this status: in_progress, completed or failed.
   *
   * Allowed: those of {@link AzureRunStatus}, or one that this release does not know yet.
   *
   * Example: `AzureRunStatus.FAILED`.
   */
  readonly overallStatus?: string;
  /**
   * Only synchronizations of one of these vaults, each as `<vault>::<subscription id>` or by its id.
   *
   * Allowed: at least 1; each: a vault's name and subscription id, such as
   * `payments-kv::260ecbe7-777b-4d3c-84ea-887620498863`, or CCKM's id of the vault.
   *
   * Example: `["payments-kv::260ecbe7-777b-4d3c-84ea-887620498863"]`.
   */
  readonly keyVaults?: string[];
  /**
   * Number of records to pass over. Default 0.
   *
   * Allowed: a whole number, at least 0.
   *
   * Unit: records.
   *
   * Example: `20`.
   */
  readonly skip?: number;
  /**
   * Number of records to return. Without it every page is read.
   *
   * Allowed: a whole number, at least 1.
   *
   * Unit: records.
   *
   * Example: `10`.
   */
  readonly limit?: number;
}

/**
 * The synchronizations of Azure keys, or of Azure secrets, that CCKM knows, past and running. API page:
 * [azure-secret-sync-status](../../../docs/api-pages.md#azure-secret-sync-status).
 *
 * Documentation: [docs/data-azure-sync-jobs.md](../../../docs/data-azure-sync-jobs.md).
 *
 * @example
 * const failed = new DataAzureSyncJobs(stack, "failed", {
 *   item: AzureSyncItem.SECRETS,
 *   overallStatus: "failed",
 * });
 *
 * new TerraformOutput(stack, "last_failed_job", { value: failed.jobs.get(0).detailedStatus });
 */
export class DataAzureSyncJobs extends CckmDataSource {
  /** The Terraform type. */
  static readonly tfResourceType = "cckm_azure_sync_jobs";

  /**
   * Imports an existing object; Terraform generates its configuration at the next plan.
   *
   * @param scope The scope in which to define the import.
   * @param importToId Id of the construct in the generated code.
   * @param importFromId Not used: Terraform imports no data sources.
   * @param provider The provider configuration to import it with. Default: the stack's own, without an alias.
   */
  static generateConfigForImport(
    scope: Construct,
    importToId: string,
    importFromId: string,
    provider?: TerraformProvider,
  ): ImportableResource {
    return new CckmImport(scope, importToId, "cckm_azure_sync_jobs", importFromId, provider);
  }

  private readonly _jobs = new AzureSyncJobRecordList(this, "jobs", false);

  /**
   * @param scope The stack, or a construct within one, in which to define this construct.
   * @param id The construct's id, unique within its scope.
   * @param props The arguments of the construct.
   */
  constructor(scope: Construct, id: string, props: DataAzureSyncJobsProps) {
    super(scope, id, dataAzureSyncJobs, props);
  }

  /** Whose synchronizations: `keys` or `secrets`. */
  get item(): AzureSyncItem | IResolvable {
    return this.interpolationForAttribute("item");
  }
  set item(value: AzureSyncItem | IResolvable) {
    this._inputs.set("item", value);
  }
  /** The value passed for `item`, if any. */
  get itemInput(): AzureSyncItem | IResolvable | undefined {
    return this._inputs.get("item");
  }

  /** Only the synchronization with this id. */
  get id(): string {
    return this.getStringAttribute("id");
  }
  set id(value: string) {
    this._inputs.set("id", value);
  }
  /** The value passed for `id`, if any. */
  get idInput(): string | undefined {
    return this._inputs.get("id");
  }
  /** Removes `id`. */
  resetId(): void {
    this._inputs.set("id", undefined);
  }

  /** Only synchronizations with this status: in_progress, completed or failed. */
  get overallStatus(): string {
    return this.getStringAttribute("overall_status");
  }
  set overallStatus(value: string) {
    this._inputs.set("overall_status", value);
  }
  /** The value passed for `overallStatus`, if any. */
  get overallStatusInput(): string | undefined {
    return this._inputs.get("overall_status");
  }
  /** Removes `overallStatus`. */
  resetOverallStatus(): void {
    this._inputs.set("overall_status", undefined);
  }

  /** Only synchronizations of one of these vaults, each as `<vault>::<subscription id>` or by its id. */
  get keyVaults(): string[] {
    return Fn.tolist(this.getListAttribute("key_vaults"));
  }
  set keyVaults(value: string[]) {
    this._inputs.set("key_vaults", value);
  }
  /** The value passed for `keyVaults`, if any. */
  get keyVaultsInput(): string[] | undefined {
    return this._inputs.get("key_vaults");
  }
  /** Removes `keyVaults`. */
  resetKeyVaults(): void {
    this._inputs.set("key_vaults", undefined);
  }

  /** Number of records to pass over. Default 0. */
  get skip(): number {
    return this.getNumberAttribute("skip");
  }
  set skip(value: number) {
    this._inputs.set("skip", value);
  }
  /** The value passed for `skip`, if any. */
  get skipInput(): number | undefined {
    return this._inputs.get("skip");
  }
  /** Removes `skip`. */
  resetSkip(): void {
    this._inputs.set("skip", undefined);
  }

  /** Number of records to return. Without it every page is read. */
  get limit(): number {
    return this.getNumberAttribute("limit");
  }
  set limit(value: number) {
    this._inputs.set("limit", value);
  }
  /** The value passed for `limit`, if any. */
  get limitInput(): number | undefined {
    return this._inputs.get("limit");
  }
  /** Removes `limit`. */
  resetLimit(): void {
    this._inputs.set("limit", undefined);
  }

  /**
   * The synchronizations found.
   *
   * Example: `[{ id: "5ba9f1f4-7d1d-4b0e-8ba5-6d8b6e2f6f0a", uri:
   * "kylo:kylo:cckm:record:5ba9f1f4-7d1d-4b0e-8ba5-6d8b6e2f6f0a", account: "kylo:kylo:admin:accounts:kylo",
   * application: "ncryptify:gemalto:admin:apps:kylo", devAccount: "ncryptify:gemalto:admin:accounts:gemalto",
   * createdAt: "2026-07-01T08:00:00Z", updatedAt: "2026-07-01T08:01:30Z", completedAt: "2026-07-01T08:01:30Z",
   * overallStatus: "completed", detailedStatus: { "westeurope/payments-kv::260ecbe7-777b-4d3c-84ea-887620498863":
   * "Success" }, cloud: "AzureCloud", keyVaults: ["payments-kv::260ecbe7-777b-4d3c-84ea-887620498863"], abort: false,
   * syncItem: "secrets" }]`.
   */
  get jobs(): AzureSyncJobRecordList {
    return this._jobs;
  }
}
