import type { Clock } from "../../cckm";
import { isRunning, type Run } from "../../cckm/api/run";
import { isPassing } from "../../cckm/http/errors";
import { type Waited, waitUntil } from "../../cckm/http/wait";
import type { HookContext } from "../../plugin";
import type { CckmSession } from "../session";

/** The run to follow, and how. */
export interface Following<R extends Run> {
  /** Its kind: `synchronization of Azure keys`. */
  readonly what: string;
  readonly id: string;
  get(id: string, options: { readonly signal: AbortSignal }): Promise<R>;
  /** Maximum wait in milliseconds. */
  readonly timeout: number;
  /** Default: the system clock. */
  readonly clock?: Clock;
}

/** One line per vault, indented so that Terraform does not wrap it. */
export function vaultLines(run: Pick<Run, "detailed_status" | "key_vaults">): string {
  const lines = Object.entries(run.detailed_status ?? {}).map(([vault, line]) => `  ${vault}: ${line}`);
  if (lines.length > 0) return lines.join("\n");
  return run.key_vaults.map((vault) => `  ${vault}: (no detail)`).join("\n") || "  (CCKM gives no detail)";
}

/** Waits until a run has ended, and logs its progress. Tolerates a few failed reads. */
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
