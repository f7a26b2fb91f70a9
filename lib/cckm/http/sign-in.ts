import { type CallRefused, type CallUnknown, CckmError } from "./errors";
import type { Exchange } from "./exchange";
import { parseJson } from "./json";
import { type Claims, claimsOf } from "./jwt";
import type { Settings } from "./options";
import type { Pace } from "./pace";
import { type Asked, describeReply, longWait, readEnvelope, replyError } from "./reply";
import { malformedReply, type ReplySchema, readBySchema, replySchema } from "./reply-schema";
import { withRetries } from "./retry";
import type { Incoming } from "./transport";

const DEFAULT_LIFETIME_S = 300;
const RENEW_BEFORE_MS = 60_000;
const RENEW_SHARE = 0.2;
// Nothing is in progress yet: better to report soon that CCKM is down than to wait for it.
const RETRIES = 2;
// Long enough for a limit that the plan before an apply has used up.
const FIRST_PATIENCE_MS = 30_000;

const LONGEST_TOKEN = 64 * 1024;
const PRINTABLE = /^[!-~]+$/;

/** The fields of a token reply that the client uses. */
interface TokenReply {
  readonly jwt: string;
  readonly duration?: number | null;
  readonly refresh_token?: string | null;
}

const tokenReply: ReplySchema<TokenReply> = replySchema((z) =>
  z.looseObject({
    // It is sent in a header of every request.
    jwt: z.string().check(z.maxLength(LONGEST_TOKEN), z.regex(PRINTABLE)),
    duration: z.nullish(z.number().check(z.positive())),
    refresh_token: z.nullish(z.string().check(z.maxLength(LONGEST_TOKEN))),
  }),
);

/** A token of CCKM. */
export interface Token {
  readonly jwt: string;
  readonly refreshToken?: string;
  /** When to request the next token, in milliseconds since 1970. */
  readonly renewAt: number;
  /** When CCKM stops accepting it, in milliseconds since 1970. */
  readonly expiresAt: number;
  readonly claims: Claims;
}

/** The body of a token request. */
export type TokenGrant = Readonly<Record<string, string>>;

/** The path of the token endpoint. */
export const TOKEN_PATH = "/v1/auth/tokens";

/** What a token request is sent with. */
export interface TokenRequest {
  readonly settings: Settings;
  readonly exchange: Exchange;
  readonly pace: Pace;
  /** Texts that must not appear in any error. */
  readonly secrets: readonly string[];
  /** Whether the run has no token yet, so that nothing is in progress. */
  readonly first: boolean;
}

/**
 * Requests a token.
 * @throws CckmError that names the address, the user and the domain
 */
export async function requestToken(grant: TokenGrant, request: TokenRequest): Promise<Token> {
  const { clock } = request.settings;
  const asked = clock.now();
  const reply = await sendGrant(grant, request);
  const lifetimeMs = (reply.duration ?? DEFAULT_LIFETIME_S) * 1000;
  return {
    jwt: reply.jwt,
    ...(reply.refresh_token && { refreshToken: reply.refresh_token }),
    expiresAt: asked + lifetimeMs,
    renewAt: asked + lifetimeMs - Math.min(RENEW_BEFORE_MS, lifetimeMs * RENEW_SHARE),
    claims: claimsOf(reply.jwt),
  };
}

async function sendGrant(grant: TokenGrant, request: TokenRequest): Promise<TokenReply> {
  const { settings, exchange, pace, secrets, first } = request;
  const { clock, log } = settings;
  const asked: Asked = { method: "POST", path: TOKEN_PATH, readOnly: true, byId: false, secrets };
  const { method, path } = asked;
  const send = async () => {
    const reply = await exchange.send({
      method: "POST",
      path,
      query: "",
      readOnly: true,
      first,
      refusedByStatus: true,
      secrets,
      body: JSON.stringify(grant),
      headers: { accept: "application/json", "content-type": "application/json" },
    });
    if (reply.status < 200 || reply.status > 299 || isError(reply)) throw replyError(reply, asked, clock.now());
    return reply;
  };
  try {
    const patience = first ? { patienceMs: FIRST_PATIENCE_MS } : {};
    const context = { clock, log, readOnly: true, method, path, pace, retries: RETRIES, seldom: true, ...patience };
    const incoming = await withRetries(context, () => pace.run(send, undefined, `${method} ${path}`));
    const parsed = parseJson(incoming.text);
    const answered = { ...asked, status: incoming.status };
    if (!parsed) throw malformedReply(answered, describeReply(incoming));
    return readBySchema(tokenReply, parsed.value, answered);
  } catch (error) {
    throw explained(error, settings);
  }
}

/** Whether a reply, whatever its status, is CCKM's error instead of a token. */
function isError({ text }: Incoming): boolean {
  const { jwt } = (parseJson(text)?.value ?? {}) as { readonly jwt?: unknown };
  return jwt === undefined && readEnvelope(text) !== undefined;
}

/** Adds who tried to sign in where, and what to check. */
function explained(error: unknown, settings: Settings): unknown {
  if (!(error instanceof CckmError) || error.kind === "configuration") return error;
  const domain = settings.domain === undefined ? "the root domain" : `the domain "${settings.domain}"`;
  const origin = settings.authDomain === undefined ? "" : `, user of the domain "${settings.authDomain}"`;
  const whom = `"${settings.username ?? ""}" at ${settings.address?.origin} to ${domain}${origin}`;
  if (!isFinal(error)) {
    const told = {
      ...error,
      ...waitOf(error, settings),
      summary: `The sign-in of ${whom} came to nothing: ${error.summary}`,
    };
    return error.outcome === "unknown"
      ? notSignedIn(new CckmError(told) as CckmError & CallUnknown)
      : new CckmError(told);
  }
  const padded = (["username", "password", "domain", "authDomain"] as const).filter((name) => isPadded(settings[name]));
  const said = [error.codeDesc, error.cckmMessage].filter((part) => part).join(": ");
  return new CckmError({
    ...error,
    kind: "auth",
    method: "POST",
    path: TOKEN_PATH,
    argument: "password",
    summary: `${error.byCckm ? "CCKM" : "CCKM, or what is before it,"} refused the sign-in of ${whom} (${error.status}${said ? ` ${said}` : ""})`,
    hint: `It is not tried again, as CCKM locks accounts. Check username, password, domain and auth_domain (CIPHERTRUST_USERNAME, CIPHERTRUST_PASSWORD, CIPHERTRUST_DOMAIN, CIPHERTRUST_AUTH_DOMAIN)${error.byCckm ? "" : ", and that address names CipherTrust Manager itself"}${padded.map((name) => `; ${ARGUMENTS[name]} begins or ends with a blank or a line end`).join("")}`,
  });
}

/** The hint where CCKM asks to wait. */
function waitOf(error: CckmError, { clock }: Settings): { readonly hint?: string } {
  const asked = error.outcome === "refused" ? (error.retryAfterMs ?? 0) : 0;
  return asked > 0 ? { hint: longWait(asked, clock.now()) } : {};
}

const ARGUMENTS = { username: "username", password: "password", domain: "domain", authDomain: "auth_domain" };

/** A secret read from a file often ends in a newline that is not part of it. */
function isPadded(text: string | undefined): boolean {
  return text !== undefined && text !== text.trim();
}

/**
 * Whether the sign-in was rejected and would be again: by CCKM itself, for everything except being too busy; or with 401, as
 * a load balancer may put a page of its own in the place of CCKM's reply.
 */
function isFinal(error: CckmError): error is CckmError & CallRefused {
  if (error.outcome !== "refused") return false;
  if (!error.byCckm) return error.status === 401;
  const { status } = error;
  return status < 500 && status !== 408 && status !== 429 && !(status >= 300 && status <= 399);
}

/** For a call that waited for a sign-in of unknown outcome: the call itself was not sent. */
function notSignedIn({ summary, hint, method, path, kind, reason, argument }: CckmError & CallUnknown): CckmError {
  // What a gateway answers says that CCKM was not reached.
  const met = kind === "reply" ? "connection" : kind;
  return new CckmError({ outcome: "not-sent", summary, hint, method, path, kind: met, reason, argument });
}
