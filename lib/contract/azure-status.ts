import { type Choices, openChoice, valuesOf } from "../schema";

/**
 * The status of a synchronization or a report.
 *
 * API pages: [azure-secret-sync-status](../../docs/api-pages.md#azure-secret-sync-status),
 * [azure-reports](../../docs/api-pages.md#azure-reports).
 */
export const azureRunStatuses: Choices = {
  name: "AzureRunStatus",
  description: "How far a synchronization or a report is. Pages: azure-secret-sync-status; azure-reports.",
  open: "status",
  values: {
    IN_PROGRESS: { value: "in_progress", description: "It is under way." },
    COMPLETED: { value: "completed", description: "It ended well." },
    FAILED: { value: "failed", description: "It ended in an error." },
  },
};

/** Statuses to filter by; the API's pages spell the first one in two ways. */
export const statusFilter = {
  choices: azureRunStatuses,
  validators: [openChoice(valuesOf(azureRunStatuses).toSpliced(1, 0, "in progress"), "status")],
};
