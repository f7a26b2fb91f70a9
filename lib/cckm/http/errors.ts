import { escapeUnseen } from "../../text";
import { isGateway } from "./gateway";
import { type MessageCode, messageCodeOf } from "./message-code";

/** The texts of every client error, whatever its outcome. */
interface ErrorTexts {
  /** What happened, without the hint. `message` is the summary followed by the hint. */
  readonly summary: string;
  /** What to do next, if the client knows. */
  readonly hint?: string;
  readonly method?: string;
  /** The path below /api, without the query. */
  readonly path?: string;
}

/** Details of an error reply. */
interface Answered {
  /** The HTTP status. */
  readonly status: number;
  /** CCKM's numeric error code, e.g. 16. */
  readonly code?: number;
  /** CCKM's error name and text, e.g. `NCERRResourceNotFound: Resource not found`. */
  readonly codeDesc?: string;
  /** CCKM's own message. */
  readonly cckmMessage?: string;
  readonly requestID?: string;
}

/** The call did not reach CCKM, or was a read that the caller cancelled: nothing changed and no answer was received. */
export interface CallNotSent {
  readonly outcome: "not-sent";
  /**
   * - `configuration`: an argument is missing or malformed
   * - `connection`, `tls`, `timeout`: no connection or no sign-in could be established
   * - `aborted`: the caller's signal stopped the call
   */
  readonly kind: "configuration" | "connection" | "tls" | "timeout" | "aborted" | "malformed" | "reply";
  /** The system's error code, e.g. `ECONNREFUSED`. */
  readonly reason?: string;
  /** The provider argument to look at, e.g. `ca_cert`. */
  readonly argument?: string;
}

/** CCKM answered the call with an error: nothing was changed. */
export interface CallRefused extends Answered {
  readonly outcome: "refused";
  /** `auth`: CCKM refused the credentials or, twice, the token. `reply`: any other error. */
  readonly kind: "auth" | "reply";
  readonly argument?: string;
  /** Whether CCKM itself sent the reply (it has CCKM's error envelope) and not a gateway in between. */
  readonly byCckm: boolean;
  /** The server's Retry-After, in milliseconds. */
  readonly retryAfterMs?: number;
}

/**
 * The outcome of the call is unknown: the connection broke, it timed out, a gateway answered instead, or the reply could
 * not be read. A write may have been carried out: look it up by its natural key before repeating it.
 */
export interface CallUnknown extends Partial<Answered> {
  readonly outcome: "unknown";
  readonly kind: "connection" | "timeout" | "reply" | "malformed";
  /** Whether the call only reads, so that it cannot have changed anything. */
  readonly readOnly: boolean;
  /** Whether the reply is the record of another object than was asked for. */
  readonly ofAnother?: true;
  readonly reason?: string;
  readonly argument?: string;
}

/** CCKM itself answered a call by id, with any method, with 404: the node that answered has no such object. */
export interface ObjectGone extends Answered {
  readonly outcome: "gone";
  readonly kind: "reply";
  readonly status: 404;
}

/** Everything a {@link CckmError} carries, by its outcome. */
export type CckmErrorFields = ErrorTexts & (CallNotSent | CallRefused | CallUnknown | ObjectGone);

/** What became of a call that failed. */
export type CckmErrorOutcome = CckmErrorFields["outcome"];

/** What went wrong, by where it happened. */
export type CckmErrorKind = CckmErrorFields["kind"];

/**
 * The client's only error type, a union by `outcome`. Its texts and fields contain no token, password, secret value or
 * request body, and it has no `cause`: the system's error code, if there is one, is in `reason`.
 */
export type CckmError = Error & CckmErrorFields & { readonly messageCode: MessageCode };

/** A summary that ends in a full stop, unless it is a question. */
export function asSentence(summary: string): string {
  return summary.endsWith("?") ? summary : `${summary}.`;
}

class FailedCall extends Error {
  override readonly name = "CckmError";

  constructor(fields: CckmErrorFields) {
    const summary = escapeUnseen(fields.summary);
    super(fields.hint ? `${asSentence(summary)} ${escapeUnseen(fields.hint)}` : summary);
    Object.assign(this, fields, { summary, messageCode: messageCodeOf(fields) });
  }
}

/** Constructs an error, and supports `instanceof`. */
export const CckmError = FailedCall as unknown as new (fields: CckmErrorFields) => CckmError;

/** Whether CCKM itself said that the object of a call by id, with any method, does not exist. */
export function isGone(error: unknown): error is CckmError & ObjectGone {
  return error instanceof CckmError && error.outcome === "gone";
}

/** Like {@link isGone}, but for a GET only: a DELETE answered 404 means that somebody else was faster. */
export function isNotFound(error: unknown): error is CckmError & ObjectGone & { readonly method: "GET" } {
  return isGone(error) && error.method === "GET";
}

/** The result of a GET by id; undefined if CCKM itself says that the object does not exist. */
export async function ifFound<T>(found: Promise<T>): Promise<T | undefined> {
  try {
    return await found;
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

/** Treats the error that the object of a delete is already gone as success; rethrows any other. */
export function ignoreGone(error: unknown): void {
  if (!isGone(error)) throw error;
}

/** Whether a write may or may not have been carried out; look it up by its natural key before repeating it. */
export function isOutcomeUnknown(error: unknown): error is CckmError & CallUnknown & { readonly readOnly: false } {
  return error instanceof CckmError && error.outcome === "unknown" && !error.readOnly;
}

/**
 * Whether CCKM itself answered with an internal error (500). Usually nothing was done, but the error may also have happened
 * after the change. Look before treating it as a rejection; there is no need to resend.
 */
export function isInternalError(error: unknown): boolean {
  return error instanceof CckmError && error.outcome === "refused" && error.status >= 500 && !isGateway(error.status);
}

/** Whether the call was rejected with one of these statuses, and so changed nothing. */
export function isRefused<S extends number>(
  error: unknown,
  ...statuses: readonly S[]
): error is CckmError & CallRefused & { readonly status: S } {
  return error instanceof CckmError && error.outcome === "refused" && statuses.some((one) => one === error.status);
}

/**
 * Whether a write certainly changed nothing: never after a timeout, an answer from something between Terraform and CCKM, or
 * an internal error of CCKM.
 */
export function isWithoutEffect(error: unknown): boolean {
  if (!(error instanceof CckmError) || isInternalError(error)) return false;
  return error.outcome === "not-sent" || (error.outcome === "refused" && error.byCckm) || error.outcome === "gone";
}

/** Whether the error may be transient: no answer, or one that need not be CCKM's last word. */
export function isPassing(error: unknown): boolean {
  if (!(error instanceof CckmError)) return false;
  switch (error.outcome) {
    case "unknown":
      return !error.ofAnother;
    case "refused":
      return error.kind !== "auth" && error.status !== 400 && error.status !== 403;
    case "not-sent":
      return error.kind !== "configuration" && error.kind !== "tls" && error.kind !== "aborted";
    case "gone":
      return false;
  }
}

/** The HTTP status of a failed call; undefined without a reply. */
export function statusOf(error: CckmError): number | undefined {
  return error.outcome === "not-sent" ? undefined : error.status;
}

/** The system's error code, if there is one. */
export function reasonOf(error: CckmError): string | undefined {
  return error.outcome === "not-sent" || error.outcome === "unknown" ? error.reason : undefined;
}

/** Whether the caller's signal stopped the call. */
export function isAborted(error: unknown): boolean {
  return error instanceof CckmError && error.kind === "aborted";
}

/** The error of a call that the caller's signal stopped. */
export function abortedError(what: string): CckmError {
  return new CckmError({ outcome: "not-sent", kind: "aborted", summary: `${what} was stopped before it was done` });
}
