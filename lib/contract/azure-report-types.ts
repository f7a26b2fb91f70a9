import type { Choices } from "../schema";

/** The types of Azure reports. API page: [azure-reports](../../docs/api-pages.md#azure-reports). */
export const azureReportTypes: Choices = {
  name: "AzureReportType",
  description: "What an Azure report tells. Page: azure-reports.",
  open: "report type",
  values: {
    KEY_REPORT: { value: "key-report", description: "The history of each key by operations, in CCKM and in Azure." },
    SERVICE_REPORT: {
      value: "service-report",
      description: "Which services and applications use the keys, when and where.",
    },
    KEY_AGING: {
      value: "key-aging",
      description: "The keys by their expiration dates; needs no Log Analytics workspace.",
    },
  },
};
