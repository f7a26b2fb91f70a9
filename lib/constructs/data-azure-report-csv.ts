import { ImportableResource, type TerraformMetaArguments, type TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import { dataAzureReportCsv } from "../contract";
import { CckmDataSource } from "./base/cckm-data-source";

/** What {@link DataAzureReportCsv} is asked with. */
export interface DataAzureReportCsvProps extends TerraformMetaArguments {
  /** Id of the report. */
  readonly reportId: string;
}

/**
 * A report on Azure keys as CSV. The text is in Terraform's state, as every result of a data source and every output
 * is. A report that is still being made is waited for, five minutes at most; one that failed is an error. Page: azure-
 * reports.
 */
export class DataAzureReportCsv extends CckmDataSource {
  /** Type in Terraform's language. */
  static readonly tfResourceType = "cckm_azure_report_csv";

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
    const config = { terraformResourceType: "cckm_azure_report_csv", importId: importFromId, provider };
    return new ImportableResource(scope, importToId, config);
  }

  /** @throws Error with every problem of the props that are known. */
  constructor(scope: Construct, id: string, props: DataAzureReportCsvProps) {
    super(scope, id, dataAzureReportCsv, props);
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

  /** The report as CSV, just as CCKM sends it. */
  get csv(): string {
    return this.getStringAttribute("csv");
  }
}
