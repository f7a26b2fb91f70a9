import { nested, number, schema, string } from "../schema";
import { API } from "./api-paths";
import { reportId } from "./azure-report-id";
import { dataSource, reads } from "./contract";
import { identifier } from "./identifier";
import { limit, skip, sort } from "./paging";
import { recordHead, text } from "./record";

const filter = (description: string, example: string) =>
  string({ optional: true, description, example, validators: [identifier] });

/**
 * The rows of a report.
 *
 * API page: [azure-reports, Viewing Content of Generated Reports](../../docs/api-pages.md#azure-reports).
 */
export const dataAzureReportContents = dataSource({
  type: "cckm_azure_report_contents",
  construct: "DataAzureReportContents",
  page: "azure-reports",
  rights: reads(`GET ${API.reports}/{id}`, `GET ${API.reports}/{id}/contents`),
  schema: schema({
    description:
      "The rows of a report on Azure keys. A report that is still being made is waited for, five minutes at most; one that failed is an error.",
    attributes: {
      report_id: reportId,
      subscription_id: filter("Only rows of this Azure subscription.", "260ecbe7-777b-4d3c-84ea-887620498863"),
      key_name: filter("Only rows of keys with this name.", "payments-master"),
      key_vault: filter(
        "Only rows of this vault, by its name in CCKM: `<vault>::<subscription id>`.",
        "payments-kv::260ecbe7-777b-4d3c-84ea-887620498863",
      ),
      key_version: filter("Only rows of this version of a key.", "0123456789abcdef0123456789abcdef"),
      key_activity: filter("Only rows of this activity, such as `KeyBackup`.", "KeyBackup"),
      client_id: filter("Only rows of this Azure application.", "b8f3a4a1-2f9e-4c63-8f0b-0a9d7c1e5d21"),
      key_owner: filter("Only rows of keys with this owner in Azure.", "payments"),
      cckm_operation: filter("Only rows of this operation that CCKM performed.", "backup"),
      user_name: filter("Only rows of operations that this user of CCKM performed.", "alice"),
      cloud_name: filter("Only rows of this Azure cloud, such as `AzureCloud`.", "AzureCloud"),
      azure_name: filter("Only rows of the vault with this name in Azure, in whatever capitals.", "payments-kv"),
      sort,
      skip,
      limit,
      total: number({
        computed: true,
        description: "How many rows match the filters, whatever `skip` and `limit` say.",
        unit: "rows",
        example: 42,
      }),
      rows: nested.list(
        {
          ...recordHead({
            id: "CCKM's id of the row.",
            created_at: "When the row was made; RFC 3339.",
            updated_at: "When the row last changed; RFC 3339.",
          }),
          key_name: text("Name of the key, where the release tells it.", "payments-master"),
          key_vault: text("Vault of the key.", "payments-kv::260ecbe7-777b-4d3c-84ea-887620498863"),
          key_version: text("Version of the key, where the release tells it.", "0123456789abcdef0123456789abcdef"),
          key_activity: text("What happened to the key.", "KeyBackup"),
          key_owner: text("Owner of the key in Azure, where the release tells it.", "payments"),
          object_id: text("Azure object that acted.", "3f2c1e0d-6f0e-4f9a-9f0a-2d6f6f3a1b7c"),
          client_id: text("Azure application that acted.", "b8f3a4a1-2f9e-4c63-8f0b-0a9d7c1e5d21"),
          user_name: text("User of CCKM that acted, where the release tells it.", "alice"),
          cckm_operation: text("Operation of CCKM, where the release tells it.", "backup"),
          modified_time: text("When it happened; RFC 3339.", "2026-07-15T10:30:00Z"),
          key_expiration: text("When the key expires; RFC 3339.", "2027-07-01T00:00:00Z"),
          subscription_id: text("Azure subscription of the vault.", "260ecbe7-777b-4d3c-84ea-887620498863"),
          cloud_name: text("Azure cloud of the vault.", "AzureCloud"),
          azure_name: text("Name of the vault in Azure.", "payments-kv"),
        },
        {
          computed: true,
          description: "The rows found.",
          record: {
            name: "AzureReportRow",
            description: "A row of a report. Page: azure-reports, Viewing Content of Generated Reports.",
          },
        },
      ),
    },
  }),
});
