/** What a synchronization brings from Azure into CCKM. Pages: azure-key-sync-job; azure-secret-sync-status. */
export enum AzureSyncItem {
  /** The keys of the vaults. */
  KEYS = "keys",
  /** The secrets of the vaults. */
  SECRETS = "secrets",
}
