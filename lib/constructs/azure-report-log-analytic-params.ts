/** A vault to report on. Page: azure-reports, Log Analytics Parameters. */
export interface AzureReportLogAnalyticParams {
  /** Vault to report on, as `<vault>::<subscription id>` or by CCKM's id. */
  readonly keyVault: string;
  /** Id of the Azure Log Analytics workspace that holds the vault's logs; not needed for `key-aging`. */
  readonly workSpaceId?: string;
}
