import { among, bool, each, element, map, nested, schema, set, size, string } from "../schema";
import { API } from "./api-paths";
import { vaultReference } from "./azure";
import { statusFilter } from "./azure-status";
import { azureSyncItems } from "./azure-sync-item";
import { dataSource, reads } from "./contract";
import { identifier } from "./identifier";
import { limit, skip } from "./paging";
import { recordHead, text, texts } from "./record";

/**
 * Synchronizations of keys or of secrets.
 *
 * API page: [azure-secret-sync-status](../../docs/api-pages.md#azure-secret-sync-status).
 */
export const dataAzureSyncJobs = dataSource({
  type: "cckm_azure_sync_jobs",
  construct: "DataAzureSyncJobs",
  page: "azure-secret-sync-status",
  rights: reads(`GET ${API.keyJobs}`, `GET ${API.secretJobs}`, `GET ${API.vaults}`, `GET ${API.vaults}/{id}`),
  schema: schema({
    description: "The synchronizations of Azure keys, or of Azure secrets, that CCKM knows, past and running.",
    attributes: {
      item: string({
        required: true,
        description: "Whose synchronizations: `keys` or `secrets`.",
        ...among(azureSyncItems),
        example: "secrets",
      }),
      id: string({
        optional: true,
        description: "Only the synchronization with this id.",
        example: "5ba9f1f4-7d1d-4b0e-8ba5-6d8b6e2f6f0a",
        validators: [identifier],
      }),
      overall_status: string({
        optional: true,
        description: "Only synchronizations with this status: in_progress, completed or failed.",
        ...statusFilter,
        example: "failed",
      }),
      key_vaults: set(element.string, {
        optional: true,
        description: "Only synchronizations of one of these vaults, each as `<vault>::<subscription id>` or by its id.",
        example: ["payments-kv::260ecbe7-777b-4d3c-84ea-887620498863"],
        validators: [size(1), each(vaultReference)],
      }),
      skip,
      limit,
      jobs: nested.list(
        {
          ...recordHead({
            id: "CCKM's id of the job.",
            created_at: "When the job began; RFC 3339.",
            updated_at: "When the job last changed; RFC 3339.",
          }),
          completed_at: text("When the job ended; RFC 3339.", "2026-07-01T08:01:30Z"),
          overall_status: text("Status of the job: `in_progress`, `completed` or `failed`.", "completed"),
          detailed_status: map(element.string, {
            computed: true,
            description: "What the job says of each vault, by `<region>/<vault>::<subscription id>`.",
            example: { "westeurope/payments-kv::260ecbe7-777b-4d3c-84ea-887620498863": "Success" },
          }),
          cloud: text("Azure cloud.", "AzureCloud"),
          key_vaults: texts("Vaults that the job synchronizes.", ["payments-kv::260ecbe7-777b-4d3c-84ea-887620498863"]),
          abort: bool({ computed: true, description: "Whether the job was cancelled.", example: false }),
          sync_item: text("What the job synchronizes, in CCKM's words.", "secrets"),
        },
        {
          computed: true,
          description: "The synchronizations found.",
          record: {
            name: "AzureSyncJobRecord",
            description: "A synchronization as CCKM lists it. Page: azure-secret-sync-status.",
          },
        },
      ),
    },
  }),
});
