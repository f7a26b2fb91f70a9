import { CckmError } from "../../cckm";
import { type Diagnostic, DiagnosticsError, type HookContext, type ReadContext } from "../../plugin";
import { diagnosticsOf } from "../../plugin/hooks";
import type { CckmSession } from "../session";
import * as words from "./words";

/**
 * Does something and, where CCKM refuses or cannot be reached, says so.
 * @param summary what then could not be done: "Could not read the AWS KMS account …"
 */
export async function attempting<T>(summary: string, work: () => Promise<T>, path?: Diagnostic["path"]): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof CckmError)) throw error;
    throw new DiagnosticsError(diagnosticsOf(error, summary).map((one) => ({ ...one, ...(path && { path }) })));
  }
}

/** Does something and, where CCKM refuses or cannot be reached, says what was being done to what. */
export function doing<T>(what: string, work: () => Promise<T>, path?: Diagnostic["path"]): Promise<T> {
  return attempting(`Could not ${what}`, work, path);
}

/**
 * Tells that an object is gone, so that the plan will create it again.
 * @param answer what CCKM answered, as a part of a sentence
 * @throws DiagnosticsError where that is no proof: the state was written at another server or in another domain
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

/** Tells that the object could not be asked for, because the provider's own arguments are known only after an apply. */
export function warnNotRead(context: HookContext<CckmSession>, what: string): void {
  context.warn(words.notRefreshed({ what }));
}
