// Generated from lib/contract by `npm run constructs`. Do not edit.
import {
  ComplexList,
  ComplexObject,
  type ImportableResource,
  type TerraformMetaArguments,
  type TerraformProvider,
} from "cdktf";
import type { Construct } from "constructs";
import { dataAzureReportContents } from "../../contract";
import { CckmDataSource } from "../base/cckm-data-source";
import { CckmImport } from "../base/cckm-import";

/** A row of a report. Page: azure-reports, Viewing Content of Generated Reports. */
export class AzureReportRow extends ComplexObject {
  /** CCKM's id of the row. */
  get id(): string {
    return this.getStringAttribute("id");
  }

  /** URI of the record. */
  get uri(): string {
    return this.getStringAttribute("uri");
  }

  /** CipherTrust Manager account of the record. */
  get account(): string {
    return this.getStringAttribute("account");
  }

  /** Application of the record. */
  get application(): string {
    return this.getStringAttribute("application");
  }

  /** Developer account of the record. */
  get devAccount(): string {
    return this.getStringAttribute("dev_account");
  }

  /** When the row was made; RFC 3339. */
  get createdAt(): string {
    return this.getStringAttribute("created_at");
  }

  /** When the row last changed; RFC 3339. */
  get updatedAt(): string {
    return this.getStringAttribute("updated_at");
  }

  /** Name of the key, where the release tells it. */
  get keyName(): string {
    return this.getStringAttribute("key_name");
  }

  /** Vault of the key. */
  get keyVault(): string {
    return this.getStringAttribute("key_vault");
  }

  /** Version of the key, where the release tells it. */
  get keyVersion(): string {
    return this.getStringAttribute("key_version");
  }

  /** What happened to the key. */
  get keyActivity(): string {
    return this.getStringAttribute("key_activity");
  }

  /** Owner of the key in Azure, where the release tells it. */
  get keyOwner(): string {
    return this.getStringAttribute("key_owner");
  }

  /** Azure object that acted. */
  get objectId(): string {
    return this.getStringAttribute("object_id");
  }

  /** Azure application that acted. */
  get clientId(): string {
    return this.getStringAttribute("client_id");
  }

  /** User of CCKM that acted, where the release tells it. */
  get userName(): string {
    return this.getStringAttribute("user_name");
  }

  /** Operation of CCKM, where the release tells it. */
  get cckmOperation(): string {
    return this.getStringAttribute("cckm_operation");
  }

  /** When it happened; RFC 3339. */
  get modifiedTime(): string {
    return this.getStringAttribute("modified_time");
  }

  /** When the key expires; RFC 3339. */
  get keyExpiration(): string {
    return this.getStringAttribute("key_expiration");
  }

  /** Azure subscription of the vault. */
  get subscriptionId(): string {
    return this.getStringAttribute("subscription_id");
  }

  /** Azure cloud of the vault. */
  get cloudName(): string {
    return this.getStringAttribute("cloud_name");
  }

  /** Name of the vault in Azure. */
  get azureName(): string {
    return this.getStringAttribute("azure_name");
  }
}

/** A list of {@link AzureReportRow}. */
export class AzureReportRowList extends ComplexList {
  /**
   * The element at an index.
   *
   * @param index The index, from 0.
   */
  get(index: number): AzureReportRow {
    return new AzureReportRow(this.terraformResource, this.terraformAttribute, this.wrapsSet, index);
  }
}

/** What {@link DataAzureReportContents} is asked with. */
export interface DataAzureReportContentsProps extends TerraformMetaArguments {
  /**
   * Id of the report.
   *
   * Allowed: 1 to 255 characters.
   */
  readonly reportId: string;
  /** Only rows of this Azure subscription. */
  readonly subscriptionId?: string;
  /** Only rows of keys with this name. */
  readonly keyName?: string;
  /** Only rows of this vault, by its name in CCKM: `<vault>::<subscription id>`. */
  readonly keyVault?: string;
  /** Only rows of this version of a key. */
  readonly keyVersion?: string;
  /** Only rows of this activity, such as `KeyBackup`. */
  readonly keyActivity?: string;
  /** Only rows of this Azure application. */
  readonly clientId?: string;
  /** Only rows of keys with this owner in Azure. */
  readonly keyOwner?: string;
  /** Only rows of this operation that CCKM performed. */
  readonly cckmOperation?: string;
  /** Only rows of operations that this user of CCKM performed. */
  readonly userName?: string;
  /** Only rows of this Azure cloud, such as `AzureCloud`. */
  readonly cloudName?: string;
  /** Only rows of the vault with this name in Azure, in the report's own capitals. */
  readonly azureName?: string;
  /** Fields to sort by, with commas in between; a `-` before a field sorts it descending. */
  readonly sort?: string;
  /**
   * Number of records to pass over. Default 0.
   *
   * Allowed: a whole number, at least 0.
   */
  readonly skip?: number;
  /**
   * Number of records to return. Without it every page is read.
   *
   * Allowed: a whole number, at least 1.
   */
  readonly limit?: number;
}

/**
 * The rows of a report on Azure keys. A report that is still being made is waited for, five minutes at most; one that
 * failed is an error. Page: azure-reports.
 *
 * @example
 * const backups = new DataAzureReportContents(stack, "backups", {
 *   reportId: "731877ed-ab05-498c-b89b-72d415446b2c",
 *   keyActivity: "KeyBackup",
 * });
 *
 * new TerraformOutput(stack, "key_backups", { value: backups.total });
 */
export class DataAzureReportContents extends CckmDataSource {
  /** Type in Terraform's language. */
  static readonly tfResourceType = "cckm_azure_report_contents";

  /**
   * Code for what exists already, generated by Terraform at the next plan.
   *
   * @param scope Where to define the import.
   * @param importToId Id of the construct in the generated code.
   * @param importFromId Not used: Terraform imports no data sources.
   * @param provider The provider configuration to read it with. Default: the stack's own, without an alias.
   */
  static generateConfigForImport(
    scope: Construct,
    importToId: string,
    importFromId: string,
    provider?: TerraformProvider,
  ): ImportableResource {
    return new CckmImport(scope, importToId, "cckm_azure_report_contents", importFromId, provider);
  }

  private readonly _rows = new AzureReportRowList(this, "rows", false);

  /**
   * @param scope Where the construct stands: a stack, or a construct in one.
   * @param id Name of the construct in its scope.
   * @param props What it is made of.
   */
  constructor(scope: Construct, id: string, props: DataAzureReportContentsProps) {
    super(scope, id, dataAzureReportContents, props);
  }

  /** Id of the report. */
  get reportId(): string {
    return this.getStringAttribute("report_id");
  }
  set reportId(value: string) {
    this._inputs.set("report_id", value);
  }
  /** What was given for `reportId`. */
  get reportIdInput(): string | undefined {
    return this._inputs.get("report_id");
  }

  /** Only rows of this Azure subscription. */
  get subscriptionId(): string {
    return this.getStringAttribute("subscription_id");
  }
  set subscriptionId(value: string) {
    this._inputs.set("subscription_id", value);
  }
  /** What was given for `subscriptionId`. */
  get subscriptionIdInput(): string | undefined {
    return this._inputs.get("subscription_id");
  }
  /** Removes `subscriptionId`. */
  resetSubscriptionId(): void {
    this._inputs.set("subscription_id", undefined);
  }

  /** Only rows of keys with this name. */
  get keyName(): string {
    return this.getStringAttribute("key_name");
  }
  set keyName(value: string) {
    this._inputs.set("key_name", value);
  }
  /** What was given for `keyName`. */
  get keyNameInput(): string | undefined {
    return this._inputs.get("key_name");
  }
  /** Removes `keyName`. */
  resetKeyName(): void {
    this._inputs.set("key_name", undefined);
  }

  /** Only rows of this vault, by its name in CCKM: `<vault>::<subscription id>`. */
  get keyVault(): string {
    return this.getStringAttribute("key_vault");
  }
  set keyVault(value: string) {
    this._inputs.set("key_vault", value);
  }
  /** What was given for `keyVault`. */
  get keyVaultInput(): string | undefined {
    return this._inputs.get("key_vault");
  }
  /** Removes `keyVault`. */
  resetKeyVault(): void {
    this._inputs.set("key_vault", undefined);
  }

  /** Only rows of this version of a key. */
  get keyVersion(): string {
    return this.getStringAttribute("key_version");
  }
  set keyVersion(value: string) {
    this._inputs.set("key_version", value);
  }
  /** What was given for `keyVersion`. */
  get keyVersionInput(): string | undefined {
    return this._inputs.get("key_version");
  }
  /** Removes `keyVersion`. */
  resetKeyVersion(): void {
    this._inputs.set("key_version", undefined);
  }

  /** Only rows of this activity, such as `KeyBackup`. */
  get keyActivity(): string {
    return this.getStringAttribute("key_activity");
  }
  set keyActivity(value: string) {
    this._inputs.set("key_activity", value);
  }
  /** What was given for `keyActivity`. */
  get keyActivityInput(): string | undefined {
    return this._inputs.get("key_activity");
  }
  /** Removes `keyActivity`. */
  resetKeyActivity(): void {
    this._inputs.set("key_activity", undefined);
  }

  /** Only rows of this Azure application. */
  get clientId(): string {
    return this.getStringAttribute("client_id");
  }
  set clientId(value: string) {
    this._inputs.set("client_id", value);
  }
  /** What was given for `clientId`. */
  get clientIdInput(): string | undefined {
    return this._inputs.get("client_id");
  }
  /** Removes `clientId`. */
  resetClientId(): void {
    this._inputs.set("client_id", undefined);
  }

  /** Only rows of keys with this owner in Azure. */
  get keyOwner(): string {
    return this.getStringAttribute("key_owner");
  }
  set keyOwner(value: string) {
    this._inputs.set("key_owner", value);
  }
  /** What was given for `keyOwner`. */
  get keyOwnerInput(): string | undefined {
    return this._inputs.get("key_owner");
  }
  /** Removes `keyOwner`. */
  resetKeyOwner(): void {
    this._inputs.set("key_owner", undefined);
  }

  /** Only rows of this operation that CCKM performed. */
  get cckmOperation(): string {
    return this.getStringAttribute("cckm_operation");
  }
  set cckmOperation(value: string) {
    this._inputs.set("cckm_operation", value);
  }
  /** What was given for `cckmOperation`. */
  get cckmOperationInput(): string | undefined {
    return this._inputs.get("cckm_operation");
  }
  /** Removes `cckmOperation`. */
  resetCckmOperation(): void {
    this._inputs.set("cckm_operation", undefined);
  }

  /** Only rows of operations that this user of CCKM performed. */
  get userName(): string {
    return this.getStringAttribute("user_name");
  }
  set userName(value: string) {
    this._inputs.set("user_name", value);
  }
  /** What was given for `userName`. */
  get userNameInput(): string | undefined {
    return this._inputs.get("user_name");
  }
  /** Removes `userName`. */
  resetUserName(): void {
    this._inputs.set("user_name", undefined);
  }

  /** Only rows of this Azure cloud, such as `AzureCloud`. */
  get cloudName(): string {
    return this.getStringAttribute("cloud_name");
  }
  set cloudName(value: string) {
    this._inputs.set("cloud_name", value);
  }
  /** What was given for `cloudName`. */
  get cloudNameInput(): string | undefined {
    return this._inputs.get("cloud_name");
  }
  /** Removes `cloudName`. */
  resetCloudName(): void {
    this._inputs.set("cloud_name", undefined);
  }

  /** Only rows of the vault with this name in Azure, in the report's own capitals. */
  get azureName(): string {
    return this.getStringAttribute("azure_name");
  }
  set azureName(value: string) {
    this._inputs.set("azure_name", value);
  }
  /** What was given for `azureName`. */
  get azureNameInput(): string | undefined {
    return this._inputs.get("azure_name");
  }
  /** Removes `azureName`. */
  resetAzureName(): void {
    this._inputs.set("azure_name", undefined);
  }

  /** Fields to sort by, with commas in between; a `-` before a field sorts it descending. */
  get sort(): string {
    return this.getStringAttribute("sort");
  }
  set sort(value: string) {
    this._inputs.set("sort", value);
  }
  /** What was given for `sort`. */
  get sortInput(): string | undefined {
    return this._inputs.get("sort");
  }
  /** Removes `sort`. */
  resetSort(): void {
    this._inputs.set("sort", undefined);
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

  /** How many rows match the filters, whatever `skip` and `limit` say. */
  get total(): number {
    return this.getNumberAttribute("total");
  }

  /** The rows found. */
  get rows(): AzureReportRowList {
    return this._rows;
  }
}
