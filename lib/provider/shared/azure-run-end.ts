import { failure, type HookContext } from "../../plugin";
import type { CckmSession } from "../session";
import { type Run, statusOf, vaultLines } from "./azure-run";

/** A run as the messages name it. */
export interface Named {
  /** In words: `synchronization of Azure keys`. */
  readonly what: string;
  readonly id: string;
  /** What becomes of it if the user does nothing. */
  readonly next: string;
}

/** The error of a run that ended without what it was for, with the line of every vault. */
export function failedRun({ what, id, next }: Named, run: Run): Error {
  const lines = Object.values(run.detailed_status ?? {});
  const contradiction =
    lines.length > 0 && lines.every((line) => /\bsuccess|^completed/i.test(line))
      ? "It failed although every vault reports success: CCKM's log has the reason. "
      : "";
  return failure(
    `The ${what} ${statusOf(run) === "cancelled" ? "was cancelled" : "failed"}`,
    `CCKM ended ${id} with the status "${run.overall_status}"${run.abort ? " after it was cancelled" : ""}. What it says of each vault:\n\n${vaultLines(run)}\n\n${contradiction}${next}`,
  );
}

/** The error of a run that takes longer than the operation may. */
export function stillRunning({ what, id, next }: Named, run: Run | undefined, timeout: number): Error {
  const sofar = run?.detailed_status ? ` So far it says:\n\n${vaultLines(run)}\n\n` : " ";
  return failure(
    `The ${what} has not ended after ${inWords(timeout)}`,
    `It goes on in CCKM; its id ${id} is in the state.${sofar}${next}`,
  );
}

/** Tells that Terraform was asked to stop while a run went on. */
export function warnStopped(context: HookContext<CckmSession>, { what, id, next }: Named): void {
  context.warn(
    `Stopped waiting for the ${what}`,
    `Terraform was asked to stop. The run goes on in CCKM; its id ${id} is in the state. ${next}`,
  );
}

function inWords(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 120) return `${ms < 1000 ? ms / 1000 : seconds} s`;
  return seconds < 7200 ? `${Math.round(seconds / 60)} minutes` : `${Math.round(seconds / 360) / 10} hours`;
}
