import { ComplexList, ComplexObject, type IResolvable } from "cdktf";

/** A report as CCKM lists it. Page: azure-reports. */
export class AzureReportRecord extends ComplexObject {
  /** CCKM's id of the report. */
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

  /** When the report was started; RFC 3339. */
  get createdAt(): string {
    return this.getStringAttribute("created_at");
  }

  /** When the report last changed; RFC 3339. */
  get updatedAt(): string {
    return this.getStringAttribute("updated_at");
  }

  /** When the report was complete; RFC 3339. */
  get completedAt(): string {
    return this.getStringAttribute("completed_at");
  }

  /** Name of the report. */
  get name(): string {
    return this.getStringAttribute("name");
  }

  /** Status of the report: `in_progress`, `completed` or `failed`. */
  get overallStatus(): string {
    return this.getStringAttribute("overall_status");
  }

  /** What the report says of each vault, by `<vault>::<subscription id>`. */
  get detailedStatus(): { [key: string]: string } {
    return this.getStringMapAttribute("detailed_status");
  }

  /** Whether the report was cancelled. */
  get abort(): IResolvable {
    return this.getBooleanAttribute("abort");
  }

  /** Type of the report. */
  get reportType(): string {
    return this.getStringAttribute("report_type");
  }

  /** Log Analytics workspaces that were asked. */
  get workSpaceIds(): string[] {
    return this.getListAttribute("work_space_ids");
  }

  /** Vaults reported on. */
  get keyVaults(): string[] {
    return this.getListAttribute("key_vaults");
  }

  /** Where the reported time begins; RFC 3339. */
  get startTime(): string {
    return this.getStringAttribute("start_time");
  }

  /** Where the reported time ends; RFC 3339. */
  get endTime(): string {
    return this.getStringAttribute("end_time");
  }
}

/** A list of {@link AzureReportRecord}. */
export class AzureReportRecordList extends ComplexList {
  /** The record at an index, from 0. */
  get(index: number): AzureReportRecord {
    return new AzureReportRecord(this.terraformResource, this.terraformAttribute, this.wrapsSet, index);
  }
}
