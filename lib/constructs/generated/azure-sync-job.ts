// Generated from lib/contract by `npm run constructs`. Do not edit.
import {
  Fn,
  type ImportableResource,
  type IResolvable,
  type TerraformMetaArguments,
  type TerraformProvider,
} from "cdktf";
import type { Construct } from "constructs";
import { azureSyncJob } from "../../contract";
import { CckmImport } from "../base/cckm-import";
import { CckmResource } from "../base/cckm-resource";
import type { Timeouts } from "../base/timeouts";
import type { AzureSyncItem } from "./choices";

/** Arguments of {@link AzureSyncJob}. */
export interface AzureSyncJobProps extends TerraformMetaArguments {
  /**
   * What to synchronize: `keys` or `secrets`.
   *
   * Allowed: those of {@link AzureSyncItem}.
   *
   * On change: runs a new job.
   *
   * Example: `AzureSyncItem.SECRETS`.
   */
  readonly item: AzureSyncItem | IResolvable;
  /**
   * Vaults to synchronize, each as `<vault>::<subscription id>` or by CCKM's id. Either this or `synchronizeAll`.
   *
   * Allowed: at least 1; each: a vault's name and subscription id, such as
   * `payments-kv::260ecbe7-777b-4d3c-84ea-887620498863`, or CCKM's id of the vault.
   *
   * On change: runs a new job.
   *
   * Example: `["payments-kv::260ecbe7-777b-4d3c-84ea-887620498863"]`.
   */
  readonly keyVaults?: string[];
  /**
   * Whether to synchronize every vault that CCKM manages. Default false.
   *
   * On change: runs a new job.
   *
   * Example: `true`.
   *
   * @default false
   */
  readonly synchronizeAll?: boolean | IResolvable;
  /**
   * Any texts; a change of one of them runs a new job.
   *
   * On change: runs a new job.
   *
   * Example: `{ release: "2026-07" }`.
   */
  readonly triggers?: { [key: string]: string };
  /**
   * Whether an apply waits for the end of the job, and fails when the job does. Default true; false suits jobs of
   * hours, which later plans follow.
   *
   * On change: in place; runs no new job, waits for a running one when it becomes true.
   *
   * Example: `false`.
   *
   * @default true
   */
  readonly wait?: boolean | IResolvable;
  /**
   * How long the operations may wait. A change calls nothing.
   *
   * On change: in the state only.
   *
   * Example: `{ create: "1h30m", update: "1h30m", delete: "1h30m" }`.
   */
  readonly timeouts?: Timeouts;
}

/**
 * A synchronization that brings the keys or the secrets of Azure vaults into CCKM. A change of `item`, of the vaults or
 * of `triggers` runs a new job; so does a plan that finds the last job failed. Nothing is written to Azure. API page:
 * [azure-key-sync-job](../../../docs/api-pages.md#azure-key-sync-job).
 *
 * Documentation: [docs/azure-sync-job.md](../../../docs/azure-sync-job.md).
 *
 * @example
 * new AzureSyncJob(stack, "keys", {
 *   item: AzureSyncItem.KEYS,
 *   keyVaults: ["payments-kv::260ecbe7-777b-4d3c-84ea-887620498863"],
 *   triggers: { release: "1.4.0" },
 * });
 *
 * new AzureSyncJob(stack, "secrets", {
 *   item: AzureSyncItem.SECRETS,
 *   synchronizeAll: true,
 *   wait: false,
 * });
 */
export class AzureSyncJob extends CckmResource {
  /** The Terraform type. */
  static readonly tfResourceType = "cckm_azure_sync_job";

  /**
   * Imports an existing object; Terraform generates its configuration at the next plan.
   *
   * @param scope The scope in which to define the import.
   * @param importToId Id of the construct in the generated code.
   * @param importFromId Not accepted: there is nothing to import.
   * @param provider The provider configuration to import it with. Default: the stack's own, without an alias.
   */
  static generateConfigForImport(
    scope: Construct,
    importToId: string,
    importFromId: string,
    provider?: TerraformProvider,
  ): ImportableResource {
    return new CckmImport(scope, importToId, "cckm_azure_sync_job", importFromId, provider);
  }

  /**
   * @param scope The stack, or a construct within one, in which to define this construct.
   * @param id The construct's id, unique within its scope.
   * @param props The arguments of the construct.
   */
  constructor(scope: Construct, id: string, props: AzureSyncJobProps) {
    super(scope, id, azureSyncJob, props);
  }

  /**
   * CCKM's id of the job.
   *
   * Example: `"5ba9f1f4-7d1d-4b0e-8ba5-6d8b6e2f6f0a"`.
   */
  get id(): string {
    return this.getStringAttribute("id");
  }

  /** What to synchronize: `keys` or `secrets`. */
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

  /** Vaults to synchronize, each as `<vault>::<subscription id>` or by CCKM's id. Either this or `synchronizeAll`. */
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

  /** Whether to synchronize every vault that CCKM manages. Default false. */
  get synchronizeAll(): boolean | IResolvable {
    return this.getBooleanAttribute("synchronize_all");
  }
  set synchronizeAll(value: boolean | IResolvable) {
    this._inputs.set("synchronize_all", value);
  }
  /** The value passed for `synchronizeAll`, if any. */
  get synchronizeAllInput(): boolean | IResolvable | undefined {
    return this._inputs.get("synchronize_all");
  }
  /** Removes `synchronizeAll`. */
  resetSynchronizeAll(): void {
    this._inputs.set("synchronize_all", undefined);
  }

  /** Any texts; a change of one of them runs a new job. */
  get triggers(): { [key: string]: string } {
    return this.getStringMapAttribute("triggers");
  }
  set triggers(value: { [key: string]: string }) {
    this._inputs.set("triggers", value);
  }
  /** The value passed for `triggers`, if any. */
  get triggersInput(): { [key: string]: string } | undefined {
    return this._inputs.get("triggers");
  }
  /** Removes `triggers`. */
  resetTriggers(): void {
    this._inputs.set("triggers", undefined);
  }

  /**
   * Whether an apply waits for the end of the job, and fails when the job does. Default true; false suits jobs of
   * hours, which later plans follow.
   */
  get wait(): boolean | IResolvable {
    return this.getBooleanAttribute("wait");
  }
  set wait(value: boolean | IResolvable) {
    this._inputs.set("wait", value);
  }
  /** The value passed for `wait`, if any. */
  get waitInput(): boolean | IResolvable | undefined {
    return this._inputs.get("wait");
  }
  /** Removes `wait`. */
  resetWait(): void {
    this._inputs.set("wait", undefined);
  }

  /**
   * Status of the job: `in_progress`, `completed` or `failed`; `cancelled` for one that was cancelled while it ran.
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
   * When the job began; RFC 3339.
   *
   * Example: `"2026-07-01T08:00:00Z"`.
   */
  get createdAt(): string {
    return this.getStringAttribute("created_at");
  }

  /**
   * When the job ended; RFC 3339.
   *
   * Example: `"2026-07-01T08:01:30Z"`.
   */
  get completedAt(): string {
    return this.getStringAttribute("completed_at");
  }

  /** The value passed for `timeouts`: Terraform has no attribute to reference. */
  get timeouts(): Timeouts | undefined {
    return this.timeoutsInput;
  }
  set timeouts(value: Timeouts | undefined) {
    this._inputs.set("timeouts", value);
  }
  /** Replaces `timeouts`. */
  putTimeouts(value: Timeouts): void {
    this._inputs.set("timeouts", value);
  }
  /** The value passed for `timeouts`, if any. */
  get timeoutsInput(): Timeouts | undefined {
    return this._inputs.get("timeouts");
  }
  /** Removes `timeouts`. */
  resetTimeouts(): void {
    this._inputs.set("timeouts", undefined);
  }
}
