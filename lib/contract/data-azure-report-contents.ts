import { nested, number, schema, string } from "../schema";
import { reportId } from "./azure-report-id";
import { dataSource } from "./contract";
import { limit, skip, sort } from "./paging";

const text = (description: string) => string({ computed: true, description });
const filter = (description: string) => string({ optional: true, description });

/** The rows of a report. Page: azure-reports, Viewing Content of Generated Reports. */
export const dataAzureReportContents = dataSource({
  type: "cckm_azure_report_contents",
  construct: "DataAzureReportContents",
  page: "azure-reports",
  schema: schema({
    description:
      "The rows of a report on Azure keys. A report that is still being made is waited for, five minutes at most; one that failed is an error.",
    attributes: {
      report_id: reportId,
      subscription_id: filter("Only rows of this Azure subscription."),
      key_name: filter("Only rows of keys with this name."),
      key_vault: filter("Only rows of this vault, by its name in CCKM: `<vault>::<subscription id>`."),
      key_version: filter("Only rows of this version of a key."),
      key_activity: filter("Only rows of this activity, such as `KeyBackup`."),
      client_id: filter("Only rows of this Azure application."),
      key_owner: filter("Only rows of keys with this owner in Azure."),
      cckm_operation: filter("Only rows of this operation that CCKM performed."),
      user_name: filter("Only rows of operations that this user of CCKM performed."),
      cloud_name: filter("Only rows of this Azure cloud, such as `AzureCloud`."),
      azure_name: filter("Only rows of the vault with this name in Azure, in the report's own capitals."),
      sort,
      skip,
      limit,
      total: number({
        computed: true,
        description: "How many rows match the filters, whatever `skip` and `limit` say.",
      }),
      rows: nested.list(
        {
          id: text("CCKM's id of the row."),
          uri: text("URI of the record."),
          account: text("CipherTrust Manager account of the record."),
          application: text("Application of the record."),
          dev_account: text("Developer account of the record."),
          created_at: text("When the row was made; RFC 3339."),
          updated_at: text("When the row last changed; RFC 3339."),
          key_name: text("Name of the key, where the release tells it."),
          key_vault: text("Vault of the key."),
          key_version: text("Version of the key, where the release tells it."),
          key_activity: text("What happened to the key."),
          key_owner: text("Owner of the key in Azure, where the release tells it."),
          object_id: text("Azure object that acted."),
          client_id: text("Azure application that acted."),
          user_name: text("User of CCKM that acted, where the release tells it."),
          cckm_operation: text("Operation of CCKM, where the release tells it."),
          modified_time: text("When it happened; RFC 3339."),
          key_expiration: text("When the key expires; RFC 3339."),
          subscription_id: text("Azure subscription of the vault."),
          cloud_name: text("Azure cloud of the vault."),
          azure_name: text("Name of the vault in Azure."),
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
