import { type Run, runStatus } from "../../cckm/api/run";
import { failure, type HookContext } from "../../plugin";
import type { CckmSession } from "../session";
import { vaultLines } from "./azure-run";
import * as words from "./words";

/** A sync job or report as named in messages. */
export interface RunInWords {
  /** Its kind: `synchronization of Azure keys`. */
  readonly what: string;
  readonly id: string;
  /** What happens if the user does nothing. */
  readonly next: string;
}

/** The error for a failed run, with a line for every vault. */
export function failedRun({ what, id, next }: RunInWords, run: Run): Error {
  const ended = { what, id, next, status: run.overall_status, lines: vaultLines(run) };
  if (runStatus(run) === "cancelled") return failure(words.runCancelled(ended));
  const said = Object.values(run.detailed_status ?? {});
  const contradicts = said.length > 0 && said.every((line) => /\bsuccess|^completed/i.test(line));
  return failure(contradicts ? words.runFailedOfItself(ended) : words.runFailed(ended));
}

/** The error for a run that exceeds the operation's timeout. */
export function stillRunning({ what, id, next }: RunInWords, run: Run | undefined, timeout: number): Error {
  const lines = run?.detailed_status && vaultLines(run);
  return failure(words.runTooLong({ what, id, next, time: inWords(timeout), lines }));
}

/** Warns that Terraform was asked to stop while a run continued. */
export function warnStopped(context: HookContext<CckmSession>, { what, id, next }: RunInWords): void {
  context.warn(words.runNotWaitedFor({ what, id, next }));
}

function inWords(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 120) return `${ms < 1000 ? ms / 1000 : seconds} s`;
  return seconds < 7200 ? `${Math.round(seconds / 60)} minutes` : `${Math.round(seconds / 360) / 10} hours`;
}
