// Generated from lib/contract by `npm run constructs`. Do not edit.
import type { ImportableResource, TerraformMetaArguments, TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import { dataAzureReportCsv } from "../../contract";
import { CckmDataSource } from "../base/cckm-data-source";
import { CckmImport } from "../base/cckm-import";

/** Arguments of {@link DataAzureReportCsv}. */
export interface DataAzureReportCsvProps extends TerraformMetaArguments {
  /**
   * Id of the report.
   *
   * Allowed: 1 to 255 characters; in several lines no control characters; not blank.
   *
   * Example: `"731877ed-ab05-498c-b89b-72d415446b2c"`.
   */
  readonly reportId: string;
}

/**
 * A report on Azure keys as CSV. For a file, `cckm report <name> --out <file>` writes it; for rows in a program, read
 * `cckm_azure_report_contents`. The text is in Terraform's state, as every result of a data source and every output is.
 * A report that is still being made is waited for, five minutes at most; one that failed is an error. API page:
 * [azure-reports](../../../docs/api-pages.md#azure-reports).
 *
 * Documentation: [docs/data-azure-report-csv.md](../../../docs/data-azure-report-csv.md).
 *
 * @example
 * const csv = new DataAzureReportCsv(stack, "csv", { reportId: "731877ed-ab05-498c-b89b-72d415446b2c" });
 *
 * // Sensitive, so that a deploy does not print it. It is still in the state: whoever can read that can read the report.
 * new TerraformOutput(stack, "report", { value: csv.csv, sensitive: true });
 */
export class DataAzureReportCsv extends CckmDataSource {
  /** The Terraform type. */
  static readonly tfResourceType = "cckm_azure_report_csv";

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
    return new CckmImport(scope, importToId, "cckm_azure_report_csv", importFromId, provider);
  }

  /**
   * @param scope The stack, or a construct within one, in which to define this construct.
   * @param id The construct's id, unique within its scope.
   * @param props The arguments of the construct.
   */
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
  /** The value passed for `reportId`, if any. */
  get reportIdInput(): string | undefined {
    return this._inputs.get("report_id");
  }

  /**
   * The report as CSV, just as CCKM sends it.
   *
   * Example: `"Key Name,Vault\npayments-master,payments-kv\n"`.
   */
  get csv(): string {
    return this.getStringAttribute("csv");
  }
}
