/** Something that CCKM does in its own time: a synchronization or a report. */
export interface Run {
  readonly id: string;
  readonly overall_status: string;
  readonly detailed_status?: Readonly<Record<string, string>>;
  readonly key_vaults: readonly string[];
  readonly abort?: boolean;
}

const ENDS: readonly string[] = ["completed", "failed", "cancelled", "canceled", "aborted"];

/** Whether a run with this status goes on: every status does that is not known for an end, one that no page names too. */
export function isRunning(status: string | null): boolean {
  return status !== null && !ENDS.includes(status);
}

/** Whether a run with this status ended without what it was for. */
export function isFailed(status: string | null): boolean {
  return status !== null && !isRunning(status) && status !== "completed";
}

/** The status of a run. CCKM calls one that was cancelled `completed`, which it is not. */
export function runStatus(run: Run): string {
  return run.abort && run.overall_status === "completed" ? "cancelled" : run.overall_status;
}
