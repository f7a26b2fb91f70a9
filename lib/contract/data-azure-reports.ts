import { among, bool, element, map, nested, schema, string } from "../schema";
import { API } from "./api-paths";
import { azureReportTypes } from "./azure-report-types";
import { statusFilter } from "./azure-status";
import { dataSource, reads } from "./contract";
import { identifier } from "./identifier";
import { limit, skip, sort } from "./paging";
import { recordHead, text, texts } from "./record";

/**
 * Reports on the keys of Azure vaults.
 *
 * API page: [azure-reports, Viewing List of Existing Reports](../../docs/api-pages.md#azure-reports).
 */
export const dataAzureReports = dataSource({
  type: "cckm_azure_reports",
  construct: "DataAzureReports",
  page: "azure-reports",
  rights: reads(`GET ${API.reports}`),
  schema: schema({
    description: "The reports on Azure keys that CCKM holds.",
    attributes: {
      id: string({
        optional: true,
        description: "Only the report with this id.",
        example: "731877ed-ab05-498c-b89b-72d415446b2c",
        validators: [identifier],
      }),
      name: string({
        optional: true,
        description: "Only reports with this name.",
        example: "payments-keys-2026-07",
        validators: [identifier],
      }),
      overall_status: string({
        optional: true,
        description: "Only reports with this status: in_progress, completed or failed.",
        ...statusFilter,
        example: "completed",
      }),
      report_type: string({
        optional: true,
        description: "Only reports of this type: `key-report`, `service-report` or `key-aging`.",
        ...among(azureReportTypes),
        example: "service-report",
      }),
      sort,
      skip,
      limit,
      reports: nested.list(
        {
          ...recordHead({
            id: "CCKM's id of the report.",
            created_at: "When the report was started; RFC 3339.",
            updated_at: "When the report last changed; RFC 3339.",
          }),
          completed_at: text("When the report was complete; RFC 3339.", "2026-08-01T00:01:30Z"),
          name: text("Name of the report.", "payments-keys-2026-07"),
          overall_status: text("Status of the report: `in_progress`, `completed` or `failed`.", "completed"),
          detailed_status: map(element.string, {
            computed: true,
            description: "What the report says of each vault, by `<vault>::<subscription id>`.",
            example: { "payments-kv::260ecbe7-777b-4d3c-84ea-887620498863": "Success" },
          }),
          abort: bool({ computed: true, description: "Whether the report was cancelled.", example: false }),
          report_type: text("Type of the report.", "key-report"),
          work_space_ids: texts("Log Analytics workspaces that were asked.", ["05bd46d9-aa85-4007-9efe-786f7c944ed1"]),
          key_vaults: texts("Vaults reported on.", ["payments-kv::260ecbe7-777b-4d3c-84ea-887620498863"]),
          start_time: text("Where the reported time begins; RFC 3339.", "2026-07-01T00:00:00Z"),
          end_time: text("Where the reported time ends; RFC 3339.", "2026-08-01T00:00:00Z"),
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
