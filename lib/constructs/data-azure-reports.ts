import { ImportableResource, type TerraformMetaArguments, type TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import { dataAzureReports } from "../contract";
import { AzureReportRecordList } from "./azure-report-record";
import { CckmDataSource } from "./base/cckm-data-source";

/** What {@link DataAzureReports} is asked with. */
export interface DataAzureReportsProps extends TerraformMetaArguments {
  /** Only the report with this id. */
  readonly id?: string;
  /** Only reports with this name. */
  readonly name?: string;
  /** Only reports with this status: in_progress, completed or failed. */
  readonly overallStatus?: string;
  /** Only reports of this type: `key-report`, `service-report` or `key-aging`. */
  readonly reportType?: string;
  /** Fields to sort by, with commas in between; a `-` before a field sorts it descending. */
  readonly sort?: string;
  /** Number of records to pass over. Default 0. */
  readonly skip?: number;
  /** Number of records to return. Without it every page is read. */
  readonly limit?: number;
}

/** The reports on Azure keys that CCKM holds. Page: azure-reports. */
export class DataAzureReports extends CckmDataSource {
  /** Type in Terraform's language. */
  static readonly tfResourceType = "cckm_azure_reports";

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
    const config = { terraformResourceType: "cckm_azure_reports", importId: importFromId, provider };
    return new ImportableResource(scope, importToId, config);
  }

  private readonly _reports = new AzureReportRecordList(this, "reports", false);

  /** @throws Error with every problem of the props that are known. */
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
  /** What was given for `id`. */
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
  /** What was given for `name`. */
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
  /** What was given for `overallStatus`. */
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
  /** What was given for `reportType`. */
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

  /** The reports found. */
  get reports(): AzureReportRecordList {
    return this._reports;
  }
}
