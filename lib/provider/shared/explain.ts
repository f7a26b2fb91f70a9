import { CckmError } from "../../cckm";
import { type Diagnostic, DiagnosticsError, type HookContext, type ReadContext } from "../../plugin";
import { diagnosticsOf } from "../../plugin/hooks";
import type { CckmSession } from "../session";
import * as words from "./words";

/**
 * Runs `work`, and reports if CCKM rejects it or cannot be reached.
 * @param summary what could not be done: "Could not read the AWS KMS account …"
 */
export async function attempting<T>(summary: string, work: () => Promise<T>, path?: Diagnostic["path"]): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof CckmError)) throw error;
    throw new DiagnosticsError(diagnosticsOf(error, summary).map((one) => ({ ...one, ...(path && { path }) })));
  }
}

/** Runs `work`, and reports what was being done if CCKM rejects it or cannot be reached. */
export function doing<T>(what: string, work: () => Promise<T>, path?: Diagnostic["path"]): Promise<T> {
  return attempting(`Could not ${what}`, work, path);
}

/**
 * Warns that an object is gone, so that the plan will create it again.
 * @param answer what CCKM answered, as part of a sentence
 * @throws DiagnosticsError if that is no proof, because the state was written on another server or in another domain
 */
export function warnGone(
  context: ReadContext<CckmSession>,
  what: string,
  id: string,
  answer = `CCKM answered that ${id} does not exist`,
): void {
  context.session.whereabouts.requireBelievable(what, answer, context.seen);
  context.warn(words.gone({ what, answer }));
}

/** Warns that an object could not be read because the provider's own arguments will only be known after an apply. */
export function warnNotRead(context: HookContext<CckmSession>, what: string): void {
  context.warn(words.notRefreshed({ what }));
}
