import { settleJob } from "./azure-job";
import { settleReport } from "./azure-report";
import type { JobRecord, KmsRecord, ReportRecord, SecretRecord, VaultRecord } from "./records";
import type { Store } from "./store";

/** The simulator's records, as plain data. */
export interface Snapshot {
  counts: { kms: number; secrets: number; jobs: number; reports: number };
  kms: KmsRecord[];
  vaults: VaultRecord[];
  secrets: Omit<SecretRecord, "value" | "backup">[];
  jobs: JobRecord[];
  reports: ReportRecord[];
}

export function takeSnapshot(store: Store, now: number): Snapshot {
  for (const job of store.jobs.values()) settleJob(store, job, now);
  for (const report of store.reports.values()) settleReport(report, now);
  return structuredClone({
    counts: {
      kms: store.kms.size,
      secrets: store.secrets.size,
      jobs: store.jobs.size,
      reports: store.reports.size,
    },
    kms: [...store.kms.values()],
    vaults: [...store.vaults.values()],
    secrets: [...store.secrets.values()].map(({ value: _value, backup: _backup, ...rest }) => rest),
    jobs: [...store.jobs.values()],
    reports: [...store.reports.values()],
  });
}
