import { ImportableResource, type TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import { dataAzureReportContents } from "../contract";
import { AzureReportRowList } from "./azure-report-row";
import { CckmDataSource } from "./base/cckm-data-source";
import type { DataAzureReportContentsProps } from "./data-azure-report-contents-props";

/**
 * The rows of a report on Azure keys. A report that is still being made is waited for, five minutes at most; one that
 * failed is an error. Page: azure-reports.
 */
export class DataAzureReportContents extends CckmDataSource {
  /** Type in Terraform's language. */
  static readonly tfResourceType = "cckm_azure_report_contents";

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
    const config = { terraformResourceType: "cckm_azure_report_contents", importId: importFromId, provider };
    return new ImportableResource(scope, importToId, config);
  }

  private readonly _rows = new AzureReportRowList(this, "rows", false);

  /** @throws Error with every problem of the props that are known. */
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
