import { LAST_DATE } from "./clock";
import { CckmError } from "./errors";
import { foreignText } from "./foreign-text";
import { isGateway } from "./gateway";
import { DEEPEST, hasTooManyControls, isTooMuch, MOST_CONTROLS, MOST_FIELDS, MOST_VALUES, parseJson } from "./json";
import { LONGEST_RETRY_AFTER_MS, parseRetryAfter } from "./retry";
import type { Incoming } from "./transport";

const LONGEST_ID = 200;
// CCKM's errors have a few hundred characters; they may quote what was sent.
const LONGEST_ENVELOPE = 1024 * 1024;

/** Describes a success reply that is not JSON, as part of a sentence. */
export function describeReply({ text, contentType }: Incoming): string {
  if (text === "") return "an empty reply";
  if (isTooMuch(text)) {
    return `a reply of more than ${MOST_VALUES} values, or nested more than ${DEEPEST} deep, or with more than ${MOST_FIELDS} fields in one object`;
  }
  if (hasTooManyControls(text)) return `a reply of more than ${MOST_CONTROLS} control characters`;
  if (contentType === "application/json" && !isMarkup(text)) return "JSON that cannot be parsed";
  return `a reply that is not CCKM's (${contentType || "no content type"}): a proxy or load balancer?`;
}

// The start of HTML or XML, whatever the content type says.
const MARKUP = /^\s{0,100}<[!?A-Za-z]/;

/** Whether a text is a page of a portal or a proxy: CCKM sends neither HTML nor XML. */
export function isMarkup(text: string): boolean {
  return MARKUP.test(text);
}

/** CCKM's error envelope. */
interface Envelope {
  readonly code?: number;
  readonly codeDesc?: string;
  readonly message?: string;
  readonly requestID?: string;
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** The request id under which CCKM's own log lists an answered request. */
export function requestIdOf(incoming: Incoming, secrets: readonly string[]): string | undefined {
  const told = incoming.status >= 400 ? readEnvelope(incoming.text)?.requestID : undefined;
  return told === undefined ? incoming.requestID : foreignText(told, secrets, LONGEST_ID);
}

/** Reads CCKM's error envelope; undefined if the reply comes from something else, such as a gateway. */
export function readEnvelope(text: string): Envelope | undefined {
  const value = text.length > LONGEST_ENVELOPE ? undefined : parseJson(text)?.value;
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const fields = value as Record<string, unknown>;
  const codeDesc = textOf(fields.codeDesc);
  const code = typeof fields.code === "number" ? fields.code : undefined;
  if (codeDesc === undefined && code === undefined) return undefined;
  return { code, codeDesc, message: textOf(fields.message), requestID: textOf(fields.requestID) };
}

/** Why a reply with a success status is none, as part of a sentence; undefined if it may be one. */
export function refusalIn(incoming: Incoming, value: unknown, secrets: readonly string[]): string | undefined {
  // A portal or proxy sends pages, and a delete that one of those answered has deleted nothing.
  if (incoming.contentType === "text/html" || isMarkup(incoming.text)) return describeReply(incoming);
  const { id, codeDesc, message } = (value ?? {}) as Readonly<Record<string, unknown>>;
  if (id !== undefined || textOf(codeDesc) === undefined) return undefined;
  return `an error: ${foreignText([codeDesc, textOf(message)].filter(Boolean).join(": "), secrets)}`;
}

/** The request that was answered, for the error message. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly readOnly: boolean;
  /** Whether the path contains an object's id. */
  readonly byId: boolean;
  /** Texts that must not appear in the error. */
  readonly secrets: readonly string[];
}

function foreignReply(incoming: Incoming): string {
  const type = incoming.contentType === "" ? "no content type" : incoming.contentType;
  if (incoming.status >= 300 && incoming.status < 400) {
    const target =
      incoming.redirectedTo === undefined ? "to a path of the same address" : `to ${incoming.redirectedTo}`;
    return `a redirection ${target} (${incoming.status})`;
  }
  return `a reply that is not CCKM's (${type}, ${incoming.status}): a proxy or load balancer?`;
}

function hintFor({ status, redirectedTo }: Incoming, envelope: Envelope | undefined): string | undefined {
  if (status >= 300 && status < 400) {
    return redirectedTo === undefined
      ? "Something before CipherTrust Manager, such as a login page or a load balancer, redirects calls of its API: have it let /api through"
      : "Give the final address of CipherTrust Manager as address";
  }
  if (status === 401) return "CCKM does not accept this user's token: check username, domain and auth_domain";
  if (status === 403 && envelope) {
    return "Give the user this permission in CCKM (group or ACL), or sign in to the domain that holds the object (domain, auth_domain)";
  }
  if (status === 429) return "CCKM turns requests away: run again later, or with a lower -parallelism";
  if (status === 502 || status === 503 || status === 504) return "CCKM or a load balancer before it is not available";
  return envelope ? undefined : "Check that address names CipherTrust Manager itself";
}

/** The hint for a Retry-After that is not waited for. */
export function longWait(ms: number, now: number): string {
  const seconds = Math.ceil(ms / 1000);
  const minutes = Math.ceil(ms / 60_000);
  const until = now + ms;
  if (until > LAST_DATE) return "It asks to wait for longer than there are dates (Retry-After): ask who runs it";
  const longer = minutes < 120 ? `${minutes} minutes` : `${Math.round(minutes / 60)} hours`;
  const words = seconds <= 60 ? `${seconds} ${seconds === 1 ? "second" : "seconds"}` : longer;
  return `It asks to wait for ${words} (Retry-After), until ${new Date(until).toISOString()}: run again then`;
}

type Clean = (text: string | undefined) => string | undefined;

/** An error's name and message, safe to show; joined into one text if each holds half of a secret. */
function toldOf(envelope: Envelope | undefined, clean: Clean): Pick<Envelope, "codeDesc" | "message"> {
  const [codeDesc, message] = [clean(envelope?.codeDesc), clean(envelope?.message)];
  if (codeDesc === undefined || message === undefined) return { codeDesc, message };
  const together = clean(`${envelope?.codeDesc}: ${envelope?.message}`);
  return together === `${codeDesc}: ${message}` ? { codeDesc, message } : { codeDesc: together };
}

/** Creates the error for a reply with an error status. */
export function replyError(incoming: Incoming, asked: Asked, now: number): CckmError {
  const { status } = incoming;
  const { method, path, readOnly, secrets } = asked;
  const clean = (text: string | undefined) => (text === undefined ? undefined : foreignText(text, secrets));
  const envelope = readEnvelope(incoming.text);
  const { codeDesc, message } = toldOf(envelope, clean);
  const requestID = requestIdOf(incoming, secrets);
  const parts = [codeDesc ?? (envelope?.code === undefined ? undefined : `code ${envelope.code}`), message];
  const what = envelope ? `${status} ${parts.filter((part) => part).join(": ")}` : foreignReply(incoming);
  const gone =
    status === 404 && (envelope?.code === 16 || envelope?.codeDesc?.startsWith("NCERRResourceNotFound") === true);
  const retryAfterMs = parseRetryAfter(incoming.retryAfter, now);
  const wait = retryAfterMs !== undefined && retryAfterMs > LONGEST_RETRY_AFTER_MS ? retryAfterMs : undefined;
  const isGone = gone && asked.byId;
  // What is written was read before.
  const usual = isGone && method !== "GET" ? "It is no longer there: plan again" : hintFor(incoming, envelope);
  const hint = wait === undefined ? usual : longWait(wait, now);
  const said = { status, code: envelope?.code, codeDesc, cckmMessage: message, requestID };
  const told = {
    ...said,
    method,
    path,
    summary: `${method} ${path} was answered with ${what}${requestID ? ` (request ${requestID})` : ""}`,
    hint,
  };
  if (isGone) return new CckmError({ ...told, outcome: "gone", kind: "reply", status });
  // A 500 from CCKM itself means that the write failed. Without CCKM's envelope, or from a gateway, the outcome is unknown.
  // A gateway that sends Retry-After has rejected the call.
  const turnedAway = status === 503 && retryAfterMs !== undefined;
  const unknown = isGateway(status) ? !turnedAway : !envelope && (status >= 500 || status === 408);
  if (unknown) {
    const open = `${hint ? `${hint}. ` : ""}CCKM may have carried it out: look before repeating it`;
    return new CckmError({ ...told, outcome: "unknown", kind: "reply", readOnly, hint: readOnly ? hint : open });
  }
  const kind = status === 401 ? "auth" : "reply";
  return new CckmError({ ...told, outcome: "refused", kind, byCckm: envelope !== undefined, retryAfterMs });
}
