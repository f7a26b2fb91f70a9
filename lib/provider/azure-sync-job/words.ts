import { error, warning } from "../shared/one-line";

interface Sync {
  /** In words: `synchronization of Azure keys`. */
  readonly what: string;
  readonly id: string;
}

const SYNC: Sync = { what: "synchronization of Azure secrets", id: "2f9c7e1a-6d5b-4c3a-8f0e-1d2c3b4a5968" };

export const noImport = error("azure-sync-job-import-unsupported", {
  when: "A sync job is to be imported, but it is an event and not an object.",
  text: ({ id }: { id: string }) => ({
    summary: "cckm_azure_sync_job cannot be imported",
    detail: `There is nothing with the id ${JSON.stringify(id)} to import: a synchronization is an event and not an object.`,
    remedy:
      "Remove the import; the next apply runs a synchronization. The data source cckm_azure_sync_jobs shows those of the past.",
  }),
  examples: [SYNC],
});

export const startNotKnown = error("azure-sync-job-start-not-known", {
  when: "The reply to the start of a sync job was lost, and CCKM does not list a job that could be it.",
  text: ({ what, reason, since }: { what: string; reason: string; since: string }) => ({
    summary: `It is not known whether the ${what} was started`,
    detail: `${reason}. CCKM shows no such job of these vaults made since ${since}. It was not started a second time, as every start is a job of its own.`,
    remedy: "Look at the jobs in CCKM, or with the data source cckm_azure_sync_jobs; if none runs, apply again.",
  }),
  examples: [{ what: SYNC.what, reason: "The reply was lost", since: "2026-03-01T12:00:00.000Z" }],
});

export const notCompleted = warning("azure-sync-job-not-completed", {
  when: "The plan finds that the last sync job did not complete.",
  text: ({ what, id, status, lines }: Sync & { status: string; lines: string }) => ({
    summary: `The last ${what} did not complete`,
    detail: `CCKM ended the job ${id} with the status "${status}". Status of each vault:\n\n${lines}\n\n`,
    remedy: "The apply runs a new job.",
  }),
  examples: [{ ...SYNC, status: "failed", lines: "  payments-kv: Failed to list secrets: 403 Forbidden" }],
});

export const notReadAfterStart = warning("azure-sync-job-not-read-after-start", {
  when: "A sync job was started but could not be read afterwards.",
  text: ({ what, id, reason }: Sync & { reason: string }) => ({
    summary: `Could not read the ${what} that was started`,
    detail: `The job ${id} runs; the state has what CCKM said at its start. ${reason}.`,
  }),
  examples: [{ ...SYNC, reason: "GET /v1/cckm/azure/synchronization-jobs/2f9c7e1a: no connection to cm.example.com" }],
});

export const cancelTooLong = warning("azure-sync-job-cancel-too-long", {
  when: "A cancelled sync job had not ended within `timeouts.delete`.",
  text: ({ what, id }: Sync) => ({
    summary: `The cancelled ${what} still runs`,
    detail: `CCKM accepted the cancellation of ${id}, but the job had not ended within timeouts.delete. It was removed from the state and will end on its own.`,
  }),
  examples: [SYNC],
});

export const cancelNotWaitedFor = warning("azure-sync-job-cancel-not-waited-for", {
  when: "Terraform was told to stop before a cancelled sync job had ended.",
  text: ({ what, id }: Sync) => ({
    summary: `The cancelled ${what} still runs`,
    detail: `CCKM accepted the cancellation of ${id}, but the job had not ended when Terraform was asked to stop. It was removed from the state and will end on its own.`,
  }),
  examples: [SYNC],
});
