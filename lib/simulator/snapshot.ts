import type { JobRecord, KmsRecord, ReportRecord, SecretRecord } from "./records";
import type { Store } from "./store";

/** What the simulator holds, as plain data. */
export interface Snapshot {
  counts: { kms: number; secrets: number; jobs: number; reports: number };
  kms: KmsRecord[];
  secrets: Omit<SecretRecord, "value" | "backup">[];
  jobs: JobRecord[];
  reports: ReportRecord[];
}

export function takeSnapshot(store: Store, _now: number): Snapshot {
  return structuredClone({
    counts: {
      kms: store.kms.size,
      secrets: store.secrets.size,
      jobs: store.jobs.size,
      reports: store.reports.size,
    },
    kms: [...store.kms.values()],
    secrets: [...store.secrets.values()].map(({ value: _value, backup: _backup, ...rest }) => rest),
    jobs: [...store.jobs.values()],
    reports: [...store.reports.values()],
  });
}
