/**
 * What went wrong, by place:
 * - `configuration`: an argument is missing or malformed; nothing was sent
 * - `auth`: CCKM refused the credentials or, twice, the token
 * - `connection`: no connection, or it broke
 * - `tls`: the server's certificate or the TLS handshake was not accepted
 * - `timeout`: no complete reply within `rest_api_timeout`
 * - `aborted`: the caller's signal stopped the call
 * - `reply`: an error status came back
 * - `malformed`: a success status came back with a reply that is not what the API page says
 */
export type CckmErrorKind =
  | "configuration"
  | "auth"
  | "connection"
  | "tls"
  | "timeout"
  | "aborted"
  | "reply"
  | "malformed";

/** Everything a {@link CckmError} carries. */
export interface CckmErrorFields {
  readonly kind: CckmErrorKind;
  /** What happened, in one sentence without the hint. */
  readonly summary: string;
  readonly hint?: string;
  readonly method?: string;
  readonly path?: string;
  readonly status?: number;
  readonly code?: number;
  readonly codeDesc?: string;
  readonly cckmMessage?: string;
  readonly requestID?: string;
  readonly reason?: string;
  readonly argument?: string;
  readonly notSent?: boolean;
  readonly outcomeUnknown?: boolean;
  readonly isNotFound?: boolean;
  readonly isAlreadyGone?: boolean;
  readonly retryAfterMs?: number;
}

/**
 * The one error class of the client. Its texts and fields hold no token, password, secret value or request body, and
 * it has no `cause`: the system's error code, where there is one, is in {@link reason}.
 */
export class CckmError extends Error {
  override readonly name = "CckmError";
  readonly kind: CckmErrorKind;
  /** What happened, without the hint. `message` is the summary followed by the hint. */
  readonly summary: string;
  /** What to do next, where the client knows. */
  readonly hint?: string;
  readonly method?: string;
  /** The path below /api, without the query. */
  readonly path?: string;
  /** The HTTP status, when a reply came. */
  readonly status?: number;
  /** CCKM's numeric error code, e.g. 16. */
  readonly code?: number;
  /** CCKM's error name and text, e.g. `NCERRResourceNotFound: Resource not found`. */
  readonly codeDesc?: string;
  /** CCKM's own message. */
  readonly cckmMessage?: string;
  readonly requestID?: string;
  /** The system's error code, e.g. `ECONNREFUSED`. */
  readonly reason?: string;
  /** The provider argument to look at, e.g. `ca_cert`. */
  readonly argument?: string;
  /** True when nothing of the request can have reached the server. */
  readonly notSent: boolean;
  /**
   * True when a write was sent and it is not known whether CCKM carried it out: the connection broke, it timed out, a
   * 502, 503 or 504 came back, or the reply could not be read. Look by natural key before repeating it.
   */
  readonly outcomeUnknown: boolean;
  /** True only for a GET by id that CCKM itself answered with 404 and its envelope: the object is gone. */
  readonly isNotFound: boolean;
  /** The same for a DELETE by id: somebody else removed the object first. */
  readonly isAlreadyGone: boolean;
  /** The server's Retry-After, in milliseconds. */
  readonly retryAfterMs?: number;

  constructor(fields: CckmErrorFields) {
    super(fields.hint ? `${fields.summary}. ${fields.hint}` : fields.summary);
    this.kind = fields.kind;
    this.summary = fields.summary;
    this.hint = fields.hint;
    this.method = fields.method;
    this.path = fields.path;
    this.status = fields.status;
    this.code = fields.code;
    this.codeDesc = fields.codeDesc;
    this.cckmMessage = fields.cckmMessage;
    this.requestID = fields.requestID;
    this.reason = fields.reason;
    this.argument = fields.argument;
    this.notSent = fields.notSent ?? false;
    this.outcomeUnknown = fields.outcomeUnknown ?? false;
    this.isNotFound = fields.isNotFound ?? false;
    this.isAlreadyGone = fields.isAlreadyGone ?? false;
    this.retryAfterMs = fields.retryAfterMs;
  }
}

/** Whether CCKM itself said that the object of a GET by id does not exist. */
export function isNotFound(error: unknown): error is CckmError {
  return error instanceof CckmError && error.isNotFound;
}

/** Whether it is open if a write was carried out; look by natural key before repeating it. */
export function isOutcomeUnknown(error: unknown): error is CckmError {
  return error instanceof CckmError && error.outcomeUnknown;
}

/** The error of a call that the caller's signal stopped. */
export function abortedError(what: string): CckmError {
  return new CckmError({ kind: "aborted", summary: `${what} was stopped before it was done`, notSent: true });
}
