/** A background operation of CCKM: a sync job or a report. */
export interface Run {
  readonly id: string;
  readonly overall_status: string;
  readonly detailed_status?: Readonly<Record<string, string>>;
  readonly key_vaults: readonly string[];
  readonly abort?: boolean;
}

const ENDS: readonly string[] = ["completed", "failed", "cancelled", "canceled", "aborted"];

/** Whether a run with this status is still going: any status that is not a known final one, undocumented ones included. */
export function isRunning(status: string | null): boolean {
  return status !== null && !ENDS.includes(status);
}

/** Whether a run with this status has failed. */
export function isFailed(status: string | null): boolean {
  return status !== null && !isRunning(status) && status !== "completed";
}

/** The status of a run. CCKM reports a cancelled run as `completed`; here it is told apart. */
export function runStatus(run: Run): string {
  return run.abort && run.overall_status === "completed" ? "cancelled" : run.overall_status;
}
