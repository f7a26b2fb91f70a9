import { CckmError, type Clock } from "../../cckm";
import type { HookContext } from "../../plugin";
import type { CckmSession } from "../session";
import { type Waited, waitUntil } from "./wait";

/** Something that CCKM does in its own time: a synchronization or a report. */
export interface Run {
  readonly id: string;
  readonly overall_status: string;
  readonly detailed_status?: Readonly<Record<string, string>>;
  readonly key_vaults: readonly string[];
  readonly abort?: boolean;
}

/** Which run is followed and how. */
export interface Following<R extends Run> {
  /** In words: `synchronization of Azure keys`. */
  readonly what: string;
  readonly id: string;
  get(id: string, options: { readonly signal: AbortSignal }): Promise<R>;
  /** Milliseconds to wait at most. */
  readonly timeout: number;
  /** Default: the machine's. */
  readonly clock?: Clock;
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
export function statusOf(run: Run): string {
  return run.abort && run.overall_status === "completed" ? "cancelled" : run.overall_status;
}

/** One indented line for each vault, as Terraform leaves them unwrapped. */
export function vaultLines(run: Pick<Run, "detailed_status" | "key_vaults">): string {
  const lines = Object.entries(run.detailed_status ?? {}).map(([vault, line]) => `  ${vault}: ${line}`);
  if (lines.length > 0) return lines.join("\n");
  return run.key_vaults.map((vault) => `  ${vault}: (no detail)`).join("\n") || "  (CCKM gives no detail)";
}

/** Waits for the end of a run; how far it is goes to the log. A few looks without an answer do not lose it. */
export function follow<R extends Run>(of: Following<R>, { log, signal }: HookContext<CckmSession>): Promise<Waited<R>> {
  const { what, id, timeout, clock } = of;
  return waitUntil<R>({
    look: (stop) => of.get(id, { signal: stop }),
    done: (run) => !isRunning(run.overall_status),
    progress: ({ overall_status, detailed_status }, elapsedMs) =>
      log.info(`Waiting for the ${what}`, {
        id,
        overall_status,
        detailed_status,
        elapsed_seconds: Math.round(elapsedMs / 1000),
      }),
    mayLookAgain: isPassing,
    missed: (error) =>
      log.warn(`Could not look at the ${what}; trying again`, {
        id,
        reason: error instanceof Error ? error.message : String(error),
      }),
    timeout,
    signal,
    ...(clock && { clock }),
  });
}

/** Whether what went wrong may be over in a minute: no answer, or one that is not CCKM's last word. */
export function isPassing(error: unknown): boolean {
  if (!(error instanceof CckmError)) return false;
  switch (error.outcome) {
    case "unknown":
      return true;
    case "refused":
      return error.kind !== "auth" && error.status !== 400 && error.status !== 403;
    case "not-sent":
      return error.kind !== "configuration" && error.kind !== "tls" && error.kind !== "aborted";
    case "gone":
      return false;
  }
}
