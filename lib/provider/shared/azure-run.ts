import type { Clock } from "../../cckm";
import { isRunning, type Run } from "../../cckm/api/run";
import { isPassing } from "../../cckm/http/errors";
import { type Waited, waitUntil } from "../../cckm/http/wait";
import type { HookContext } from "../../plugin";
import { escapeUnseen } from "../../text";
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

const MOST_LINES = 100;
const LONGEST_LINE = 500;

/**
 * One line per vault, indented so that Terraform does not wrap it: CCKM's own text, so it gets no second line and no more
 * room than it needs.
 */
export function vaultLines(run: Pick<Run, "detailed_status" | "key_vaults">): string {
  const detailed = Object.entries(run.detailed_status ?? {});
  const told = detailed.length > 0 ? detailed : run.key_vaults.map((vault) => [vault, "(no detail)"] as const);
  const lines = told.slice(0, MOST_LINES).map(([vault, line]) => `  ${inOneLine(`${vault}: ${line}`)}`);
  if (told.length > MOST_LINES) lines.push(`  … and ${told.length - MOST_LINES} more`);
  return lines.join("\n") || "  (CCKM gives no detail)";
}

function inOneLine(text: string): string {
  const escaped = escapeUnseen(text.slice(0, LONGEST_LINE));
  return text.length <= LONGEST_LINE ? escaped : `${escaped}…`;
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
