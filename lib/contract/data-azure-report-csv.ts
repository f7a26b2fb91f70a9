import { schema, string } from "../schema";
import { API } from "./api-paths";
import { reportId } from "./azure-report-id";
import { dataSource, reads } from "./contract";

/**
 * A report as CSV.
 *
 * API page: [azure-reports, Downloading Content of Reports in CSV](../../docs/api-pages.md#azure-reports).
 */
export const dataAzureReportCsv = dataSource({
  type: "cckm_azure_report_csv",
  construct: "DataAzureReportCsv",
  page: "azure-reports",
  rights: reads(`GET ${API.reports}/{id}`, `GET ${API.reports}/{id}/download`),
  schema: schema({
    description:
      "A report on Azure keys as CSV. For a file, `cckm report <name> --out <file>` writes it; for rows in a program, read `cckm_azure_report_contents`. The text is in Terraform's state, as every result of a data source and every output is. A report that is still being made is waited for, five minutes at most; one that failed is an error.",
    attributes: {
      report_id: reportId,
      csv: string({
        computed: true,
        description: "The report as CSV, just as CCKM sends it.",
        example: "Key Name,Vault\npayments-master,payments-kv\n",
      }),
    },
  }),
});
