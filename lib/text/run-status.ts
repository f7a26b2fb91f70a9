const ENDS: readonly string[] = ["completed", "failed", "cancelled", "canceled", "aborted"];

/** Whether a run with this status is still going: any status that is not a known final one, undocumented ones included. */
export function isRunning(status: string | null): boolean {
  return status !== null && !ENDS.includes(status);
}

/** Whether a run with this status has failed. */
export function isFailed(status: string | null): boolean {
  return status !== null && !isRunning(status) && status !== "completed";
}
