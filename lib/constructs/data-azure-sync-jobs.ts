import { Fn, ImportableResource, type TerraformMetaArguments, type TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import { dataAzureSyncJobs } from "../contract";
import type { AzureSyncItem } from "./azure-sync-item";
import { AzureSyncJobRecordList } from "./azure-sync-job-record";
import { CckmDataSource } from "./base/cckm-data-source";

/** What {@link DataAzureSyncJobs} is asked with. */
export interface DataAzureSyncJobsProps extends TerraformMetaArguments {
  /** Whose synchronizations: `keys` or `secrets`. */
  readonly item: AzureSyncItem;
  /** Only the synchronization with this id. */
  readonly id?: string;
  /** Only synchronizations with this status: in_progress, completed or failed. */
  readonly overallStatus?: string;
  /** Only synchronizations of one of these vaults, each as `<vault>::<subscription id>` or by its id. */
  readonly keyVaults?: string[];
  /** Number of records to pass over. Default 0. */
  readonly skip?: number;
  /** Number of records to return. Without it every page is read. */
  readonly limit?: number;
}

/**
 * The synchronizations of Azure keys, or of Azure secrets, that CCKM knows, past and running. Page: azure-secret-sync-
 * status.
 */
export class DataAzureSyncJobs extends CckmDataSource {
  /** Type in Terraform's language. */
  static readonly tfResourceType = "cckm_azure_sync_jobs";

  /**
   * There as in every cdktf data source; Terraform does not import data sources.
   *
   * @param scope Where to define the import.
   * @param importToId Id of the construct in the generated code.
   * @param importFromId Not used by Terraform.
   * @param provider The provider configuration to read it with.
   */
  static generateConfigForImport(
    scope: Construct,
    importToId: string,
    importFromId: string,
    provider?: TerraformProvider,
  ): ImportableResource {
    const config = { terraformResourceType: "cckm_azure_sync_jobs", importId: importFromId, provider };
    return new ImportableResource(scope, importToId, config);
  }

  private readonly _jobs = new AzureSyncJobRecordList(this, "jobs", false);

  /** @throws Error with every problem of the props that are known. */
  constructor(scope: Construct, id: string, props: DataAzureSyncJobsProps) {
    super(scope, id, dataAzureSyncJobs, props);
  }

  /** Whose synchronizations: `keys` or `secrets`. */
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

  /** Only the synchronization with this id. */
  get id(): string {
    return this.getStringAttribute("id");
  }
  set id(value: string) {
    this._inputs.set("id", value);
  }
  /** What was given for `id`. */
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
  /** What was given for `overallStatus`. */
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
  /** What was given for `keyVaults`. */
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
  /** What was given for `skip`. */
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
  /** What was given for `limit`. */
  get limitInput(): number | undefined {
    return this._inputs.get("limit");
  }
  /** Removes `limit`. */
  resetLimit(): void {
    this._inputs.set("limit", undefined);
  }

  /** The synchronizations found. */
  get jobs(): AzureSyncJobRecordList {
    return this._jobs;
  }
}
