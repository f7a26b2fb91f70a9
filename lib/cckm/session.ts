import { unlessAborted } from "./abort";
import { type CallUnknown, CckmError, isRefused, statusOf } from "./errors";
import { missingArgument, type Settings } from "./options";
import { parseJson } from "./reply";
import { readBySchema, type Schema, schema } from "./schema";

const DEFAULT_LIFETIME_S = 300;
const RENEW_BEFORE_MS = 60_000;
const RENEW_SHARE = 0.2;
const REMEMBER_FAILURE_MS = 30_000;

/** The fields of a token reply that the client uses. */
interface TokenReply {
  readonly jwt: string;
  readonly duration?: number | null;
  readonly refresh_token?: string | null;
}

const tokenReply: Schema<TokenReply> = schema((z) =>
  z.looseObject({
    jwt: z.string().min(1),
    duration: z.number().positive().nullish(),
    refresh_token: z.string().nullish(),
  }),
);

interface Token {
  readonly jwt: string;
  readonly refreshToken?: string;
  readonly renewAt: number;
}

/** Sends a body to the token endpoint and returns the JSON of its success reply. */
export type SendGrant = (body: Readonly<Record<string, string>>, secrets: readonly string[]) => Promise<unknown>;

/** The path of the token endpoint. Page: any of the API pages, "AUTHTOKEN". */
export const TOKEN_PATH = "/v1/auth/tokens";

/**
 * One token for all requests of a client. It is fetched at the first request, by one sign-in however many wait for it,
 * and renewed when less than a minute, or less than a fifth of a short lifetime, is left: by its refresh token, else by
 * the password.
 */
export class Session {
  readonly #settings: Settings;
  readonly #send: SendGrant;
  #token?: Token;
  #renewal?: Promise<Token>;
  #failure?: { readonly error: CckmError; readonly until: number };

  constructor(settings: Settings, send: SendGrant) {
    this.#settings = settings;
    this.#send = send;
  }

  /** Texts that no error may hold: the password and the tokens. */
  get secrets(): readonly string[] {
    return [this.#settings.password, this.#token?.jwt, this.#token?.refreshToken].filter((s) => s !== undefined);
  }

  /** The id of the domain that one is signed in to, as the token says it; undefined before the first, or where it does not. */
  get domainId(): string | undefined {
    return this.#token && domainIn(this.#token.jwt);
  }

  /** The token to send now. */
  async token(signal?: AbortSignal): Promise<string> {
    const { clock } = this.#settings;
    if (this.#token && clock.now() < this.#token.renewAt) return this.#token.jwt;
    return (await unlessAborted(this.#renew(true), signal, "signing in to CCKM")).jwt;
  }

  /** Another token than `refused`, which CCKM answered with 401. */
  async tokenAfter(refused: string, signal?: AbortSignal): Promise<string> {
    if (this.#token && this.#token.jwt !== refused) return this.token(signal);
    // The refresh token may have been revoked together with the token.
    return (await unlessAborted(this.#renew(false), signal, "signing in to CCKM")).jwt;
  }

  #renew(mayRefresh: boolean): Promise<Token> {
    if (!this.#renewal) {
      const failure = this.#failure;
      if (failure && this.#settings.clock.now() < failure.until) return Promise.reject(failure.error);
      this.#renewal = this.#signIn(mayRefresh)
        .then(
          (token) => {
            this.#failure = undefined;
            this.#token = token;
            return token;
          },
          (error: unknown) => {
            this.#remember(error);
            throw error;
          },
        )
        .finally(() => {
          this.#renewal = undefined;
        });
      // Those who wait see the error; with nobody waiting any more it must not end the process.
      this.#renewal.catch(() => {});
    }
    return this.#renewal;
  }

  /**
   * A wrong password sent once for each of a thousand objects would lock the user out, and an unreachable server would
   * be waited for a thousand times.
   */
  #remember(error: unknown): void {
    if (!(error instanceof CckmError)) return;
    const refused = error.kind === "auth" || error.kind === "configuration";
    const until = refused ? Number.POSITIVE_INFINITY : this.#settings.clock.now() + REMEMBER_FAILURE_MS;
    this.#failure = { error, until };
  }

  async #signIn(mayRefresh: boolean): Promise<Token> {
    const { username, password, domain, authDomain } = this.#settings;
    const refreshToken = this.#token?.refreshToken;
    if (mayRefresh && refreshToken !== undefined) {
      try {
        return await this.#grant({ grant_type: "refresh_token", refresh_token: refreshToken }, refreshToken);
      } catch (error) {
        if (!(error instanceof CckmError) || statusOf(error) === undefined) throw error;
      }
    }
    if (username === undefined) throw missingArgument("username", "CIPHERTRUST_USERNAME", "The CCKM user's name");
    if (password === undefined) throw missingArgument("password", "CIPHERTRUST_PASSWORD", "The CCKM user's password");
    return this.#grant({
      grant_type: "password",
      username,
      password,
      ...(domain === undefined ? {} : { domain }),
      ...(authDomain === undefined ? {} : { auth_domain: authDomain }),
    });
  }

  async #grant(body: Readonly<Record<string, string>>, keep?: string): Promise<Token> {
    const { clock } = this.#settings;
    const asked = clock.now();
    const value = await this.#send(body, this.secrets);
    const context = { method: "POST", path: TOKEN_PATH, status: 200, readOnly: true };
    const reply = await readBySchema(tokenReply, value, context);
    const lifetimeMs = (reply.duration ?? DEFAULT_LIFETIME_S) * 1000;
    return {
      jwt: reply.jwt,
      refreshToken: reply.refresh_token ?? keep,
      renewAt: asked + lifetimeMs - Math.min(RENEW_BEFORE_MS, lifetimeMs * RENEW_SHARE),
    };
  }
}

// A token is CCKM's own affair: one that cannot be read says nothing.
function domainIn(jwt: string): string | undefined {
  const claims = parseJson(Buffer.from(jwt.split(".")[1] ?? "", "base64url").toString())?.value;
  const id = (claims as { cust?: { domain_id?: unknown } } | null | undefined)?.cust?.domain_id;
  return typeof id === "string" && id !== "" ? id : undefined;
}

/** Says who tried to sign in where, and what to look at. */
export function explainSignIn(error: unknown, settings: Settings): unknown {
  if (!(error instanceof CckmError) || error.kind === "configuration") return error;
  const domain = settings.domain === undefined ? "the root domain" : `the domain "${settings.domain}"`;
  const origin = settings.authDomain === undefined ? "" : `, user of the domain "${settings.authDomain}"`;
  const whom = `"${settings.username ?? ""}" at ${settings.address?.origin} to ${domain}${origin}`;
  if (!isRefused(error, 400, 401, 403, 422) || !error.byCckm) {
    const told = { ...error, summary: `The sign-in of ${whom} came to nothing: ${error.summary}` };
    return error.outcome === "unknown"
      ? notSignedIn(new CckmError(told) as CckmError & CallUnknown)
      : new CckmError(told);
  }
  const said = [error.codeDesc, error.cckmMessage].filter((part) => part).join(": ");
  return new CckmError({
    ...error,
    kind: "auth",
    method: "POST",
    path: TOKEN_PATH,
    argument: "password",
    summary: `CCKM refused the sign-in of ${whom} (${error.status}${said ? ` ${said}` : ""})`,
    hint: "It is not tried again, as CCKM locks accounts. Check username, password, domain and auth_domain (CIPHERTRUST_USERNAME, CIPHERTRUST_PASSWORD, CIPHERTRUST_DOMAIN, CIPHERTRUST_AUTH_DOMAIN)",
  });
}

/** A call that waits for a sign-in of unknown outcome has not been sent itself. */
function notSignedIn({ summary, hint, method, path, kind, reason, argument }: CckmError & CallUnknown): CckmError {
  return new CckmError({ outcome: "not-sent", summary, hint, method, path, kind, reason, argument });
}
