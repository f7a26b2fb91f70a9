import { bool, element, list, map, nested, openChoice, schema, string } from "../schema";
import { REPORT_TYPES } from "./azure-report-rules";
import { azureReportTypes } from "./azure-report-types";
import { filterStatus } from "./azure-status";
import { dataSource } from "./contract";
import { limit, skip, sort } from "./paging";

const text = (description: string) => string({ computed: true, description });
const texts = (description: string) => list(element.string, { computed: true, description });

/** Reports on the keys of Azure vaults. Page: azure-reports, Viewing List of Existing Reports. */
export const dataAzureReports = dataSource({
  type: "cckm_azure_reports",
  construct: "DataAzureReports",
  page: "azure-reports",
  schema: schema({
    description: "The reports on Azure keys that CCKM holds.",
    attributes: {
      id: string({ optional: true, description: "Only the report with this id." }),
      name: string({ optional: true, description: "Only reports with this name." }),
      overall_status: string({
        optional: true,
        description: "Only reports with this status: in_progress, completed or failed.",
        validators: [filterStatus],
      }),
      report_type: string({
        optional: true,
        description: "Only reports of this type: `key-report`, `service-report` or `key-aging`.",
        choices: azureReportTypes,
        validators: [openChoice(REPORT_TYPES, "report type")],
      }),
      sort,
      skip,
      limit,
      reports: nested.list(
        {
          id: text("CCKM's id of the report."),
          uri: text("URI of the record."),
          account: text("CipherTrust Manager account of the record."),
          application: text("Application of the record."),
          dev_account: text("Developer account of the record."),
          created_at: text("When the report was started; RFC 3339."),
          updated_at: text("When the report last changed; RFC 3339."),
          completed_at: text("When the report was complete; RFC 3339."),
          name: text("Name of the report."),
          overall_status: text("Status of the report: `in_progress`, `completed` or `failed`."),
          detailed_status: map(element.string, {
            computed: true,
            description: "What the report says of each vault, by `<vault>::<subscription id>`.",
          }),
          abort: bool({ computed: true, description: "Whether the report was cancelled." }),
          report_type: text("Type of the report."),
          work_space_ids: texts("Log Analytics workspaces that were asked."),
          key_vaults: texts("Vaults reported on."),
          start_time: text("Where the reported time begins; RFC 3339."),
          end_time: text("Where the reported time ends; RFC 3339."),
        },
        {
          computed: true,
          description: "The reports found.",
          record: { name: "AzureReportRecord", description: "A report as CCKM lists it. Page: azure-reports." },
        },
      ),
    },
  }),
});
