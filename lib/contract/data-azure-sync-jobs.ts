import { bool, each, element, list, map, nested, oneOf, schema, set, size, string, valuesOf } from "../schema";
import { vaultReference } from "./azure";
import { filterStatus } from "./azure-status";
import { azureSyncItems } from "./azure-sync-item";
import { dataSource } from "./contract";
import { limit, skip } from "./paging";

const text = (description: string) => string({ computed: true, description });

/** Synchronizations of keys or of secrets. Page: azure-secret-sync-status. */
export const dataAzureSyncJobs = dataSource({
  type: "cckm_azure_sync_jobs",
  construct: "DataAzureSyncJobs",
  page: "azure-secret-sync-status",
  schema: schema({
    description: "The synchronizations of Azure keys, or of Azure secrets, that CCKM knows, past and running.",
    attributes: {
      item: string({
        required: true,
        description: "Whose synchronizations: `keys` or `secrets`.",
        choices: azureSyncItems,
        validators: [oneOf(valuesOf(azureSyncItems))],
      }),
      id: string({ optional: true, description: "Only the synchronization with this id." }),
      overall_status: string({
        optional: true,
        description: "Only synchronizations with this status: in_progress, completed or failed.",
        validators: [filterStatus],
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
          id: text("CCKM's id of the job."),
          uri: text("URI of the record."),
          account: text("CipherTrust Manager account of the record."),
          application: text("Application of the record."),
          dev_account: text("Developer account of the record."),
          created_at: text("When the job began; RFC 3339."),
          updated_at: text("When the job last changed; RFC 3339."),
          completed_at: text("When the job ended; RFC 3339."),
          overall_status: text("Status of the job: `in_progress`, `completed` or `failed`."),
          detailed_status: map(element.string, {
            computed: true,
            description: "What the job says of each vault, by `<region>/<vault>::<subscription id>`.",
          }),
          cloud: text("Azure cloud."),
          key_vaults: list(element.string, { computed: true, description: "Vaults that the job synchronizes." }),
          abort: bool({ computed: true, description: "Whether the job was cancelled." }),
          sync_item: text("What the job synchronizes, in CCKM's words."),
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
