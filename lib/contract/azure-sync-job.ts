import { among, bool, each, element, map, type Rule, rule, sameInstant, schema, set, size, string } from "../schema";
import { API } from "./api-paths";
import { vaultReference } from "./azure";
import { azureSyncItems } from "./azure-sync-item";
import { sameVaults } from "./azure-vaults";
import { resource } from "./contract";
import * as words from "./words";

const ALTERNATIVES = ["key_vaults", "synchronize_all"];

const someVaultsOrAll: Rule = {
  ...rule(
    "Either `key_vaults` or `synchronize_all = true` must be set, not both.",
    ALTERNATIVES,
    ({ key_vaults: vaults, synchronize_all: all }, nameOf) => {
      const given = vaults !== null && vaults !== undefined;
      const names = { vaults: nameOf("key_vaults"), all: nameOf("synchronize_all") };
      if (given && all === true) return [{ ...words.vaultsAndAll(names), path: ["synchronize_all"] }];
      if (given || all === true) return [];
      return [{ ...words.vaultsMissing({ ...names, isFalse: all === false }), path: ["key_vaults"] }];
    },
  ),
  alternatives: ALTERNATIVES,
};

/**
 * A synchronization of Azure keys or secrets into CCKM.
 *
 * API pages: [azure-key-sync-job](../../docs/api-pages.md#azure-key-sync-job), [azure-secret-sync-status](../../docs/api-pages.md#azure-secret-sync-status).
 */
export const azureSyncJob = resource({
  type: "cckm_azure_sync_job",
  construct: "AzureSyncJob",
  page: "azure-key-sync-job",
  rights: {
    // Lists the existing jobs before a start, so that after a lost response none of them is mistaken for the new one.
    read: [
      `GET ${API.keyJobs}`,
      `GET ${API.keyJobs}/{id}`,
      `GET ${API.secretJobs}`,
      `GET ${API.secretJobs}/{id}`,
      `GET ${API.vaults}/{id}`,
    ],
    write: [
      `POST ${API.keyJobs}`,
      `POST ${API.secretJobs}`,
      `POST ${API.keyJobs}/{id}/cancel`,
      `POST ${API.secretJobs}/{id}/cancel`,
    ],
  },
  inWords: () => "cckm_azure_sync_job",
  schema: schema({
    description:
      "A synchronization that brings the keys or the secrets of Azure vaults into CCKM. A change of `item`, of the vaults or of `triggers` runs a new job; so does a plan that finds the last job failed. Nothing is written to Azure.",
    attributes: {
      id: string({
        computed: true,
        description: "CCKM's id of the job.",
        example: "5ba9f1f4-7d1d-4b0e-8ba5-6d8b6e2f6f0a",
      }),
      item: string({
        required: true,
        description: "What to synchronize: `keys` or `secrets`.",
        change: "runs a new job",
        ...among(azureSyncItems),
        example: "secrets",
      }),
      key_vaults: set(element.string, {
        optional: true,
        description:
          "Vaults to synchronize, each as `<vault>::<subscription id>` or by CCKM's id. Either this or `synchronize_all`.",
        change: "runs a new job",
        example: ["payments-kv::260ecbe7-777b-4d3c-84ea-887620498863"],
        validators: [size(1), each(vaultReference)],
        equivalent: sameVaults,
      }),
      synchronize_all: bool({
        optional: true,
        default: false,
        description: "Whether to synchronize every vault that CCKM manages. Default false.",
        change: "runs a new job",
        example: true,
      }),
      triggers: map(element.string, {
        optional: true,
        description: "Any texts; a change of one of them runs a new job.",
        example: { release: "2026-07" },
        change: "runs a new job",
      }),
      wait: bool({
        optional: true,
        default: true,
        description:
          "Whether an apply waits for the end of the job, and fails when the job does. Default true; false suits jobs of hours, which later plans follow.",
        change: "in place; runs no new job, waits for a running one when it becomes true",
        example: false,
      }),
      overall_status: string({
        computed: true,
        description:
          "Status of the job: `in_progress`, `completed` or `failed`; `cancelled` for one that was cancelled while it ran.",
        example: "completed",
      }),
      detailed_status: map(element.string, {
        computed: true,
        description: "What the job says of each vault, by `<region>/<vault>::<subscription id>`.",
        example: { "westeurope/payments-kv::260ecbe7-777b-4d3c-84ea-887620498863": "Success" },
      }),
      created_at: string({
        computed: true,
        description: "When the job began; RFC 3339.",
        example: "2026-07-01T08:00:00Z",
        equivalent: sameInstant,
      }),
      completed_at: string({
        computed: true,
        description: "When the job ended; RFC 3339.",
        example: "2026-07-01T08:01:30Z",
      }),
    },
    rules: [someVaultsOrAll],
    timeouts: { create: "1h", update: "1h", delete: "5m" },
  }),
});
