import { among, element, list, map, nested, rfc3339, sameInstant, schema, size, string } from "../schema";
import { API } from "./api-paths";
import { vaultReference } from "./azure";
import { reportDestroyPolicies } from "./azure-report-choices";
import { reportKey } from "./azure-report-key";
import { sameParams, startsBeforeItEnds, workSpace, workSpacesWhereNeeded } from "./azure-report-rules";
import { azureReportTypes } from "./azure-report-types";
import { resource } from "./contract";
import { identifier } from "./identifier";
import { quoted } from "./key-parts";

/** A report on the keys of Azure vaults. API page: [azure-reports](../../docs/api-pages.md#azure-reports). */
export const azureReport = resource({
  type: "cckm_azure_report",
  construct: "AzureReport",
  page: "azure-reports",
  import: { id: "the report's id", examples: ["731877ed-ab05-498c-b89b-72d415446b2c"] },
  rights: {
    read: [`GET ${API.reports}`, `GET ${API.reports}/{id}`, `GET ${API.vaults}/{id}`],
    write: [`POST ${API.reports}`, `DELETE ${API.reports}/{id}`],
  },
  inWords: ({ name }) => `Azure report ${quoted(name)}`,
  key: reportKey,
  repeatable: true,
  schema: schema({
    description:
      'A report on the keys of Azure vaults: their activity, their age, or who uses them. An apply waits until it is made. CCKM cannot change a report, so a change replaces it. What is to be kept as evidence needs `on_destroy = "retain"`. A plan warns of what it loses, but for `-replace`, `replace_triggered_by` and a tainted report whose arguments change too: there Terraform prints no warning of a provider, or asks for none, and `cckm review` tells it.',
    attributes: {
      id: string({
        computed: true,
        description: "CCKM's id of the report.",
        example: "731877ed-ab05-498c-b89b-72d415446b2c",
      }),
      name: string({
        required: true,
        replaces: true,
        description: "Name of the report.",
        example: "payments-keys-2026-07",
        validators: [identifier],
      }),
      report_type: string({
        optional: true,
        computed: true,
        replaces: true,
        description:
          "What to report: `key-report` (activities, the default), `service-report` (use by services and applications) or `key-aging` (expiration dates).",
        ...among(azureReportTypes),
        example: "service-report",
      }),
      start_time: string({
        optional: true,
        computed: true,
        replaces: true,
        description: "Where the reported time begins; RFC 3339. Default 24 hours before `end_time`.",
        example: "2026-07-01T00:00:00Z",
        validators: [rfc3339()],
        equivalent: sameInstant,
      }),
      end_time: string({
        optional: true,
        computed: true,
        replaces: true,
        description: "Where the reported time ends; RFC 3339. Default the time of the apply.",
        example: "2026-08-01T00:00:00Z",
        validators: [rfc3339()],
        equivalent: sameInstant,
      }),
      log_analytic_params: nested.list(
        {
          key_vault: string({
            required: true,
            description: "Vault to report on, as `<vault>::<subscription id>` or by CCKM's id.",
            example: "payments-kv::260ecbe7-777b-4d3c-84ea-887620498863",
            validators: [vaultReference],
          }),
          work_space_id: string({
            optional: true,
            description:
              "Id of the Azure Log Analytics workspace that holds the vault's logs; not needed for `key-aging`.",
            example: "05bd46d9-aa85-4007-9efe-786f7c944ed1",
            validators: [workSpace],
          }),
        },
        {
          optional: true,
          replaces: true,
          description: "Vaults to report on, with their Log Analytics workspaces; at least one where it is given.",
          record: {
            name: "AzureReportParam",
            input: "AzureReportLogAnalyticParams",
            description: "A vault to report on. Page: azure-reports, Log Analytics Parameters.",
          },
          validators: [size(1)],
          equivalent: sameParams,
        },
      ),
      on_destroy: string({
        optional: true,
        default: "delete",
        description:
          "What a destroy does, and a replacement with the report that goes: `delete` (the default) removes it from CCKM, `retain` leaves it there, unless it failed or was cancelled.",
        change: "in the state only; it counts from the next destroy or replacement on",
        ...among(reportDestroyPolicies),
        example: "retain",
      }),
      overall_status: string({
        computed: true,
        description: "Status of the report: `in_progress`, `completed` or `failed`.",
        example: "completed",
      }),
      detailed_status: map(element.string, {
        computed: true,
        description: "What the report says of each vault, by `<vault>::<subscription id>`.",
        example: { "payments-kv::260ecbe7-777b-4d3c-84ea-887620498863": "Success" },
      }),
      completed_at: string({
        computed: true,
        description: "When the report was complete; RFC 3339.",
        example: "2026-08-01T00:01:30Z",
      }),
      key_vaults: list(element.string, {
        computed: true,
        description: "Vaults reported on, as `<vault>::<subscription id>`.",
        example: ["payments-kv::260ecbe7-777b-4d3c-84ea-887620498863"],
      }),
      work_space_ids: list(element.string, {
        computed: true,
        description: "Log Analytics workspaces that were asked.",
        example: ["05bd46d9-aa85-4007-9efe-786f7c944ed1"],
      }),
    },
    rules: [startsBeforeItEnds, workSpacesWhereNeeded],
    timeouts: { create: "20m", update: "20m", delete: "10m" },
  }),
});
