import type { Choices } from "../schema";

/**
 * What a synchronization brings from Azure into CCKM.
 *
 * API pages: [azure-key-sync-job](../../docs/api-pages.md#azure-key-sync-job), [azure-secret-sync-status](../../docs/api-pages.md#azure-secret-sync-status).
 */
export const azureSyncItems: Choices = {
  name: "AzureSyncItem",
  description:
    "What a synchronization brings from Azure into CCKM. Pages: azure-key-sync-job; azure-secret-sync-status.",
  values: {
    KEYS: { value: "keys", description: "The keys of the vaults." },
    SECRETS: { value: "secrets", description: "The secrets of the vaults." },
  },
};
