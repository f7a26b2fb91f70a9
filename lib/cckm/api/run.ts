export { isFailed, isRunning } from "../../text";

/** A background operation of CCKM: a sync job or a report. */
export interface Run {
  readonly id: string;
  readonly overall_status: string;
  readonly detailed_status?: Readonly<Record<string, string>>;
  readonly key_vaults: readonly string[];
  readonly abort?: boolean;
}

/** The status of a run. CCKM reports a cancelled run as `completed`; here it is told apart. */
export function runStatus(run: Run): string {
  return run.abort && run.overall_status === "completed" ? "cancelled" : run.overall_status;
}
