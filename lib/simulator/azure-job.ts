import type { Quirks } from "./quirks";
import type { JobRecord } from "./records";
import type { Store } from "./store";
import { timestampAt } from "./timestamps";

const SUCCESS = "vault synchronized successfully";
const FAILURE = "vault synchronization failed: Forbidden: the connection may not list the vault";

/**
 * Advances a sync job to `now`: its vaults are processed one after another, each with a line in `detailed_status`. A
 * failing job has one failure line, or none at all if it fails "with success details".
 */
export function settleJob(store: Store, job: JobRecord, now: number): void {
  if (job.overall_status !== "in_progress") return;
  const finished = now >= job.finishes;
  const share = finished ? 1 : (now - job.started) / (job.finishes - job.started);
  const done = job.key_vaults.slice(0, Math.floor(share * job.key_vaults.length));
  if (done.length > 0) {
    job.detailed_status = Object.fromEntries(
      done.map((name, index) => {
        const region = store.findVault(name)?.location ?? "unknown";
        return [`${region}/${name}`, job.outcome === "failed" && index === 0 ? FAILURE : SUCCESS];
      }),
    );
  }
  if (!finished) return;
  job.overall_status = job.outcome === "completed" ? "completed" : "failed";
  job.completed_at = timestampAt(job.finishes);
  job.updatedAt = timestampAt(job.finishes);
}

/** The reply for a sync job, with its fields in the order of the API pages. */
export function jobView(quirks: Quirks, job: JobRecord, form: "started" | "whole"): object {
  const running = job.item === "azure-key" ? quirks.keyJobInProgress : quirks.secretJobInProgress;
  return {
    id: job.id,
    uri: job.uri,
    account: job.account,
    application: job.application,
    devAccount: job.devAccount,
    createdAt: job.createdAt,
    updatedAt: job.updatedAt,
    completed_at: job.completed_at,
    overall_status: job.overall_status === "in_progress" ? running : job.overall_status,
    detailed_status: job.detailed_status,
    cloud: job.cloud,
    key_vaults: job.key_vaults,
    abort: job.abort,
    sync_item: form === "whole" ? job.item : undefined,
  };
}
