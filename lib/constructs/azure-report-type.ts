/** What an Azure report tells. Page: azure-reports. */
export enum AzureReportType {
  /** The history of each key by operations, in CCKM and in Azure. */
  KEY_REPORT = "key-report",
  /** Which services and applications use the keys, when and where. */
  SERVICE_REPORT = "service-report",
  /** The keys by their expiration dates; needs no Log Analytics workspace. */
  KEY_AGING = "key-aging",
}
