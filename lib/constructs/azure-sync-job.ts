import { Fn, ImportableResource, type IResolvable, type TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import { azureSyncJob } from "../contract";
import type { AzureSyncJobProps } from "./azure-sync-job-props";
import { CckmResource } from "./base/cckm-resource";
import type { Timeouts } from "./timeouts";

/**
 * A synchronization that brings the keys or the secrets of Azure vaults into CCKM. A change of `item`, of the vaults or
 * of `triggers` runs a new job; so does a plan that finds the last job failed. Nothing is written to Azure. Page:
 * azure-key-sync-job.
 */
export class AzureSyncJob extends CckmResource {
  /** Type in Terraform's language. */
  static readonly tfResourceType = "cckm_azure_sync_job";

  /**
   * There as in every cdktf resource; CCKM's jobs are events, so that Terraform refuses to import one.
   *
   * @param scope Where to define the import.
   * @param importToId Id of the construct in the generated code.
   * @param importFromId Not accepted: a synchronization cannot be imported.
   * @param provider The provider configuration to read it with.
   */
  static generateConfigForImport(
    scope: Construct,
    importToId: string,
    importFromId: string,
    provider?: TerraformProvider,
  ): ImportableResource {
    const config = { terraformResourceType: "cckm_azure_sync_job", importId: importFromId, provider };
    return new ImportableResource(scope, importToId, config);
  }

  /** @throws Error with every problem of the props that are known. */
  constructor(scope: Construct, id: string, props: AzureSyncJobProps) {
    super(scope, id, azureSyncJob, props);
  }

  /** CCKM's id of the job. */
  get id(): string {
    return this.getStringAttribute("id");
  }

  /** What to synchronize: `keys` or `secrets`. */
  get item(): string {
    return this.getStringAttribute("item");
  }
  set item(value: string) {
    this._inputs.set("item", value);
  }
  /** What was given for `item`. */
  get itemInput(): string | undefined {
    return this._inputs.get("item");
  }

  /** Vaults to synchronize, each as `<vault>::<subscription id>` or by CCKM's id. Either this or `synchronizeAll`. */
  get keyVaults(): string[] {
    return Fn.tolist(this.getListAttribute("key_vaults"));
  }
  set keyVaults(value: string[]) {
    this._inputs.set("key_vaults", value);
  }
  /** What was given for `keyVaults`. */
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
  /** What was given for `synchronizeAll`. */
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
  /** What was given for `triggers`. */
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
  /** What was given for `wait`. */
  get waitInput(): boolean | IResolvable | undefined {
    return this._inputs.get("wait");
  }
  /** Removes `wait`. */
  resetWait(): void {
    this._inputs.set("wait", undefined);
  }

  /** Status of the job: `in_progress`, `completed` or `failed`; `cancelled` for one that was cancelled while it ran. */
  get overallStatus(): string {
    return this.getStringAttribute("overall_status");
  }

  /** What the job says of each vault, by `<region>/<vault>::<subscription id>`. */
  get detailedStatus(): { [key: string]: string } {
    return this.getStringMapAttribute("detailed_status");
  }

  /** When the job began; RFC 3339. */
  get createdAt(): string {
    return this.getStringAttribute("created_at");
  }

  /** When the job ended; RFC 3339. */
  get completedAt(): string {
    return this.getStringAttribute("completed_at");
  }

  /** What was given for `timeouts`. */
  get timeouts(): Timeouts | undefined {
    return this.timeoutsInput;
  }
  set timeouts(value: Timeouts | undefined) {
    this._inputs.set("timeouts", value);
  }
  /** What was given for `timeouts`. */
  get timeoutsInput(): Timeouts | undefined {
    return this._inputs.get("timeouts");
  }
  /** Removes `timeouts`. */
  resetTimeouts(): void {
    this._inputs.set("timeouts", undefined);
  }
}
