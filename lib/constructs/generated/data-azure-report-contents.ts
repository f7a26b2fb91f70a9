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

/**
 * A row of a report. API page: [azure-reports, Viewing Content of Generated
 * Reports](../../../docs/api-pages.md#azure-reports).
 */
export class AzureReportRow extends ComplexObject {
  /**
   * CCKM's id of the row.
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
   * When the row was made; RFC 3339.
   *
   * Example: `"2026-07-01T08:00:00Z"`.
   */
  get createdAt(): string {
    return this.getStringAttribute("created_at");
  }

  /**
   * When the row last changed; RFC 3339.
   *
   * Example: `"2026-07-01T08:01:30Z"`.
   */
  get updatedAt(): string {
    return this.getStringAttribute("updated_at");
  }

  /**
   * Name of the key, where the release tells it.
   *
   * Example: `"payments-master"`.
   */
  get keyName(): string {
    return this.getStringAttribute("key_name");
  }

  /**
   * Vault of the key.
   *
   * Example: `"payments-kv::260ecbe7-777b-4d3c-84ea-887620498863"`.
   */
  get keyVault(): string {
    return this.getStringAttribute("key_vault");
  }

  /**
   * Version of the key, where the release tells it.
   *
   * Example: `"0123456789abcdef0123456789abcdef"`.
   */
  get keyVersion(): string {
    return this.getStringAttribute("key_version");
  }

  /**
   * What happened to the key.
   *
   * Example: `"KeyBackup"`.
   */
  get keyActivity(): string {
    return this.getStringAttribute("key_activity");
  }

  /**
   * Owner of the key in Azure, where the release tells it.
   *
   * Example: `"payments"`.
   */
  get keyOwner(): string {
    return this.getStringAttribute("key_owner");
  }

  /**
   * Azure object that acted.
   *
   * Example: `"3f2c1e0d-6f0e-4f9a-9f0a-2d6f6f3a1b7c"`.
   */
  get objectId(): string {
    return this.getStringAttribute("object_id");
  }

  /**
   * Azure application that acted.
   *
   * Example: `"b8f3a4a1-2f9e-4c63-8f0b-0a9d7c1e5d21"`.
   */
  get clientId(): string {
    return this.getStringAttribute("client_id");
  }

  /**
   * User of CCKM that acted, where the release tells it.
   *
   * Example: `"alice"`.
   */
  get userName(): string {
    return this.getStringAttribute("user_name");
  }

  /**
   * Operation of CCKM, where the release tells it.
   *
   * Example: `"backup"`.
   */
  get cckmOperation(): string {
    return this.getStringAttribute("cckm_operation");
  }

  /**
   * When it happened; RFC 3339.
   *
   * Example: `"2026-07-15T10:30:00Z"`.
   */
  get modifiedTime(): string {
    return this.getStringAttribute("modified_time");
  }

  /**
   * When the key expires; RFC 3339.
   *
   * Example: `"2027-07-01T00:00:00Z"`.
   */
  get keyExpiration(): string {
    return this.getStringAttribute("key_expiration");
  }

  /**
   * Azure subscription of the vault.
   *
   * Example: `"260ecbe7-777b-4d3c-84ea-887620498863"`.
   */
  get subscriptionId(): string {
    return this.getStringAttribute("subscription_id");
  }

  /**
   * Azure cloud of the vault.
   *
   * Example: `"AzureCloud"`.
   */
  get cloudName(): string {
    return this.getStringAttribute("cloud_name");
  }

  /**
   * Name of the vault in Azure.
   *
   * Example: `"payments-kv"`.
   */
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

/** Arguments of {@link DataAzureReportContents}. */
export interface DataAzureReportContentsProps extends TerraformMetaArguments {
  /**
   * Id of the report.
   *
   * Allowed: 1 to 255 characters; in several lines no control characters; not blank.
   *
   * Example: `"731877ed-ab05-498c-b89b-72d415446b2c"`.
   */
  readonly reportId: string;
  /**
   * Only rows of this Azure subscription.
   *
   * Allowed: 1 to 255 characters; in several lines no control characters; not blank.
   *
   * Example: `"260ecbe7-777b-4d3c-84ea-887620498863"`.
   */
  readonly subscriptionId?: string;
  /**
   * Only rows of keys with this name.
   *
   * Allowed: 1 to 255 characters; in several lines no control characters; not blank.
   *
   * Example: `"payments-master"`.
   */
  readonly keyName?: string;
  /**
   * Only rows of this vault, by its name in CCKM: `<vault>::<subscription id>`.
   *
   * Allowed: 1 to 255 characters; in several lines no control characters; not blank.
   *
   * Example: `"payments-kv::260ecbe7-777b-4d3c-84ea-887620498863"`.
   */
  readonly keyVault?: string;
  /**
   * Only rows of this version of a key.
   *
   * Allowed: 1 to 255 characters; in several lines no control characters; not blank.
   *
   * Example: `"0123456789abcdef0123456789abcdef"`.
   */
  readonly keyVersion?: string;
  /**
   * Only rows of this activity, such as `KeyBackup`.
   *
   * Allowed: 1 to 255 characters; in several lines no control characters; not blank.
   *
   * Example: `"KeyBackup"`.
   */
  readonly keyActivity?: string;
  /**
   * Only rows of this Azure application.
   *
   * Allowed: 1 to 255 characters; in several lines no control characters; not blank.
   *
   * Example: `"b8f3a4a1-2f9e-4c63-8f0b-0a9d7c1e5d21"`.
   */
  readonly clientId?: string;
  /**
   * Only rows of keys with this owner in Azure.
   *
   * Allowed: 1 to 255 characters; in several lines no control characters; not blank.
   *
   * Example: `"payments"`.
   */
  readonly keyOwner?: string;
  /**
   * Only rows of this operation that CCKM performed.
   *
   * Allowed: 1 to 255 characters; in several lines no control characters; not blank.
   *
   * Example: `"backup"`.
   */
  readonly cckmOperation?: string;
  /**
   * Only rows of operations that this user of CCKM performed.
   *
   * Allowed: 1 to 255 characters; in several lines no control characters; not blank.
   *
   * Example: `"alice"`.
   */
  readonly userName?: string;
  /**
   * Only rows of this Azure cloud, such as `AzureCloud`.
   *
   * Allowed: 1 to 255 characters; in several lines no control characters; not blank.
   *
   * Example: `"AzureCloud"`.
   */
  readonly cloudName?: string;
  /**
   * Only rows of the vault with this name in Azure, in whatever capitals.
   *
   * Allowed: 1 to 255 characters; in several lines no control characters; not blank.
   *
   * Example: `"payments-kv"`.
   */
  readonly azureName?: string;
  /**
   * Fields to sort by, with commas in between; a `-` before a field sorts it descending.
   *
   * Allowed: a text that is not blank.
   *
   * Example: `"-createdAt"`.
   */
  readonly sort?: string;
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
 * The rows of a report on Azure keys. A report that is still being made is waited for, five minutes at most; one that
 * failed is an error. API page: [azure-reports](../../../docs/api-pages.md#azure-reports).
 *
 * Documentation: [docs/data-azure-report-contents.md](../../../docs/data-azure-report-contents.md).
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
  /** The Terraform type. */
  static readonly tfResourceType = "cckm_azure_report_contents";

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
    return new CckmImport(scope, importToId, "cckm_azure_report_contents", importFromId, provider);
  }

  private readonly _rows = new AzureReportRowList(this, "rows", false);

  /**
   * @param scope The stack, or a construct within one, in which to define this construct.
   * @param id The construct's id, unique within its scope.
   * @param props The arguments of the construct.
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
  /** The value passed for `reportId`, if any. */
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
  /** The value passed for `subscriptionId`, if any. */
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
  /** The value passed for `keyName`, if any. */
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
  /** The value passed for `keyVault`, if any. */
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
  /** The value passed for `keyVersion`, if any. */
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
  /** The value passed for `keyActivity`, if any. */
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
  /** The value passed for `clientId`, if any. */
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
  /** The value passed for `keyOwner`, if any. */
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
  /** The value passed for `cckmOperation`, if any. */
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
  /** The value passed for `userName`, if any. */
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
  /** The value passed for `cloudName`, if any. */
  get cloudNameInput(): string | undefined {
    return this._inputs.get("cloud_name");
  }
  /** Removes `cloudName`. */
  resetCloudName(): void {
    this._inputs.set("cloud_name", undefined);
  }

  /** Only rows of the vault with this name in Azure, in whatever capitals. */
  get azureName(): string {
    return this.getStringAttribute("azure_name");
  }
  set azureName(value: string) {
    this._inputs.set("azure_name", value);
  }
  /** The value passed for `azureName`, if any. */
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
  /** The value passed for `sort`, if any. */
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
   * How many rows match the filters, whatever `skip` and `limit` say.
   *
   * Unit: rows.
   *
   * Example: `42`.
   */
  get total(): number {
    return this.getNumberAttribute("total");
  }

  /**
   * The rows found.
   *
   * Example: `[{ id: "5ba9f1f4-7d1d-4b0e-8ba5-6d8b6e2f6f0a", uri:
   * "kylo:kylo:cckm:record:5ba9f1f4-7d1d-4b0e-8ba5-6d8b6e2f6f0a", account: "kylo:kylo:admin:accounts:kylo",
   * application: "ncryptify:gemalto:admin:apps:kylo", devAccount: "ncryptify:gemalto:admin:accounts:gemalto",
   * createdAt: "2026-07-01T08:00:00Z", updatedAt: "2026-07-01T08:01:30Z", keyName: "payments-master", keyVault:
   * "payments-kv::260ecbe7-777b-4d3c-84ea-887620498863", keyVersion: "0123456789abcdef0123456789abcdef", keyActivity:
   * "KeyBackup", keyOwner: "payments", objectId: "3f2c1e0d-6f0e-4f9a-9f0a-2d6f6f3a1b7c", clientId:
   * "b8f3a4a1-2f9e-4c63-8f0b-0a9d7c1e5d21", userName: "alice", cckmOperation: "backup", modifiedTime:
   * "2026-07-15T10:30:00Z", keyExpiration: "2027-07-01T00:00:00Z", subscriptionId:
   * "260ecbe7-777b-4d3c-84ea-887620498863", cloudName: "AzureCloud", azureName: "payments-kv" }]`.
   */
  get rows(): AzureReportRowList {
    return this._rows;
  }
}
