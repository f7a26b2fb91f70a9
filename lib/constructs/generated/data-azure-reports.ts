// Generated from lib/contract by `npm run constructs`. Do not edit.
import {
  ComplexList,
  ComplexObject,
  type ImportableResource,
  type IResolvable,
  type TerraformMetaArguments,
  type TerraformProvider,
} from "cdktf";
import type { Construct } from "constructs";
import { dataAzureReports } from "../../contract";
import { CckmDataSource } from "../base/cckm-data-source";
import { CckmImport } from "../base/cckm-import";

/** A report as CCKM lists it. API page: [azure-reports](../../../docs/api-pages.md#azure-reports). */
export class AzureReportRecord extends ComplexObject {
  /**
   * CCKM's id of the report.
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
   * When the report was started; RFC 3339.
   *
   * Example: `"2026-07-01T08:00:00Z"`.
   */
  get createdAt(): string {
    return this.getStringAttribute("created_at");
  }

  /**
   * When the report last changed; RFC 3339.
   *
   * Example: `"2026-07-01T08:01:30Z"`.
   */
  get updatedAt(): string {
    return this.getStringAttribute("updated_at");
  }

  /**
   * When the report was complete; RFC 3339.
   *
   * Example: `"2026-08-01T00:01:30Z"`.
   */
  get completedAt(): string {
    return this.getStringAttribute("completed_at");
  }

  /**
   * Name of the report.
   *
   * Example: `"payments-keys-2026-07"`.
   */
  get name(): string {
    return this.getStringAttribute("name");
  }

  /**
   * Status of the report: `in_progress`, `completed` or `failed`.
   *
   * Example: `"completed"`.
   */
  get overallStatus(): string {
    return this.getStringAttribute("overall_status");
  }

  /**
   * What the report says of each vault, by `<vault>::<subscription id>`.
   *
   * Example: `{ "payments-kv::260ecbe7-777b-4d3c-84ea-887620498863": "Success" }`.
   */
  get detailedStatus(): { [key: string]: string } {
    return this.getStringMapAttribute("detailed_status");
  }

  /**
   * Whether the report was cancelled.
   *
   * Example: `false`.
   */
  get abort(): IResolvable {
    return this.getBooleanAttribute("abort");
  }

  /**
   * Type of the report.
   *
   * Example: `"key-report"`.
   */
  get reportType(): string {
    return this.getStringAttribute("report_type");
  }

  /**
   * Log Analytics workspaces that were asked.
   *
   * Example: `["05bd46d9-aa85-4007-9efe-786f7c944ed1"]`.
   */
  get workSpaceIds(): string[] {
    return this.getListAttribute("work_space_ids");
  }

  /**
   * Vaults reported on.
   *
   * Example: `["payments-kv::260ecbe7-777b-4d3c-84ea-887620498863"]`.
   */
  get keyVaults(): string[] {
    return this.getListAttribute("key_vaults");
  }

  /**
   * Where the reported time begins; RFC 3339.
   *
   * Example: `"2026-07-01T00:00:00Z"`.
   */
  get startTime(): string {
    return this.getStringAttribute("start_time");
  }

  /**
   * Where the reported time ends; RFC 3339.
   *
   * Example: `"2026-08-01T00:00:00Z"`.
   */
  get endTime(): string {
    return this.getStringAttribute("end_time");
  }
}

/** A list of {@link AzureReportRecord}. */
export class AzureReportRecordList extends ComplexList {
  /**
   * The element at an index.
   *
   * @param index The index, from 0.
   */
  get(index: number): AzureReportRecord {
    return new AzureReportRecord(this.terraformResource, this.terraformAttribute, this.wrapsSet, index);
  }
}

/** Arguments of {@link DataAzureReports}. */
export interface DataAzureReportsProps extends TerraformMetaArguments {
  /**
   * Only the report with this id.
   *
   * Allowed: 1 to 255 characters; in several lines no control characters; not blank.
   *
   * Example: `"731877ed-ab05-498c-b89b-72d415446b2c"`.
   */
  readonly id?: string;
  /**
   * Only reports with this name.
   *
   * Allowed: 1 to 255 characters; in several lines no control characters; not blank.
   *
   * Example: `"payments-keys-2026-07"`.
   */
  readonly name?: string;
  /**
   * Only reports with this status: in_progress, completed or failed.
   *
   * Allowed: those of {@link AzureRunStatus}, or one that this release does not know yet.
   *
   * Example: `AzureRunStatus.COMPLETED`.
   */
  readonly overallStatus?: string;
  /**
   * Only reports of this type: `key-report`, `service-report` or `key-aging`.
   *
   * Allowed: those of {@link AzureReportType}, or one that this release does not know yet.
   *
   * Example: `AzureReportType.SERVICE_REPORT`.
   */
  readonly reportType?: string;
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
 * The reports on Azure keys that CCKM holds. API page: [azure-reports](../../../docs/api-pages.md#azure-reports).
 *
 * Documentation: [docs/data-azure-reports.md](../../../docs/data-azure-reports.md).
 *
 * @example
 * const reports = new DataAzureReports(stack, "reports", { reportType: "key-report", sort: "-createdAt", limit: 5 });
 *
 * new TerraformOutput(stack, "newest_report", { value: reports.reports.get(0).name });
 */
export class DataAzureReports extends CckmDataSource {
  /** The Terraform type. */
  static readonly tfResourceType = "cckm_azure_reports";

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
    return new CckmImport(scope, importToId, "cckm_azure_reports", importFromId, provider);
  }

  private readonly _reports = new AzureReportRecordList(this, "reports", false);

  /**
   * @param scope The stack, or a construct within one, in which to define this construct.
   * @param id The construct's id, unique within its scope.
   * @param props The arguments of the construct.
   */
  constructor(scope: Construct, id: string, props: DataAzureReportsProps = {}) {
    super(scope, id, dataAzureReports, props);
  }

  /** Only the report with this id. */
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

  /** Only reports with this name. */
  get name(): string {
    return this.getStringAttribute("name");
  }
  set name(value: string) {
    this._inputs.set("name", value);
  }
  /** The value passed for `name`, if any. */
  get nameInput(): string | undefined {
    return this._inputs.get("name");
  }
  /** Removes `name`. */
  resetName(): void {
    this._inputs.set("name", undefined);
  }

  /** Only reports with this status: in_progress, completed or failed. */
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

  /** Only reports of this type: `key-report`, `service-report` or `key-aging`. */
  get reportType(): string {
    return this.getStringAttribute("report_type");
  }
  set reportType(value: string) {
    this._inputs.set("report_type", value);
  }
  /** The value passed for `reportType`, if any. */
  get reportTypeInput(): string | undefined {
    return this._inputs.get("report_type");
  }
  /** Removes `reportType`. */
  resetReportType(): void {
    this._inputs.set("report_type", undefined);
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
   * The reports found.
   *
   * Example: `[{ id: "5ba9f1f4-7d1d-4b0e-8ba5-6d8b6e2f6f0a", uri:
   * "kylo:kylo:cckm:record:5ba9f1f4-7d1d-4b0e-8ba5-6d8b6e2f6f0a", account: "kylo:kylo:admin:accounts:kylo",
   * application: "ncryptify:gemalto:admin:apps:kylo", devAccount: "ncryptify:gemalto:admin:accounts:gemalto",
   * createdAt: "2026-07-01T08:00:00Z", updatedAt: "2026-07-01T08:01:30Z", completedAt: "2026-08-01T00:01:30Z", name:
   * "payments-keys-2026-07", overallStatus: "completed", detailedStatus: {
   * "payments-kv::260ecbe7-777b-4d3c-84ea-887620498863": "Success" }, abort: false, reportType: "key-report",
   * workSpaceIds: ["05bd46d9-aa85-4007-9efe-786f7c944ed1"], keyVaults:
   * ["payments-kv::260ecbe7-777b-4d3c-84ea-887620498863"], startTime: "2026-07-01T00:00:00Z", endTime:
   * "2026-08-01T00:00:00Z" }]`.
   */
  get reports(): AzureReportRecordList {
    return this._reports;
  }
}
