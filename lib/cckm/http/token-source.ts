import { unlessAborted } from "./abort";
import { CckmError, isPassing, isRefused, statusOf } from "./errors";
import type { Exchange } from "./exchange";
import { type Growth, growingMs } from "./growth";
import type { Claims } from "./jwt";
import { Latest } from "./latest";
import { missingArgument, type Settings } from "./options";
import type { Pace } from "./pace";
import { requestToken, type Token, type TokenGrant } from "./sign-in";

const REMEMBER_FAILURE_MS = 30_000;
// A token is renewed a minute before its end.
const RENEW_AGAIN_MS = 10_000;
// A limit that is still exceeded after minutes of patience is not helped by asking twice a minute.
const REMEMBER_TOO_MANY: Growth = { firstMs: REMEMBER_FAILURE_MS, factor: 2, longestMs: 15 * 60_000 };
// A reply may quote a token that was renewed while the call was under way, or one that CCKM revoked.
const MOST_TOKENS = 6;

/**
 * One token for all requests of a client. It is fetched at the first request, by a single sign-in however many calls wait
 * for it, and renewed when less than a minute, or less than a fifth of a short lifetime, is left: with its refresh token,
 * or else the password.
 */
export class TokenSource {
  readonly #settings: Settings;
  readonly #exchange: Exchange;
  readonly #pace: Pace;
  #token?: Token;
  readonly #tokens = new Latest(MOST_TOKENS);
  #renewal?: Promise<Token>;
  #refusal?: { readonly error: CckmError; readonly until: number };
  /** How often in a row CCKM has turned the sign-in away with 429 until the patience was over. */
  #tooMany = 0;

  constructor(settings: Settings, exchange: Exchange, pace: Pace) {
    this.#settings = settings;
    this.#exchange = exchange;
    this.#pace = pace;
  }

  /** Texts that must not appear in any error: the password and the latest tokens. */
  get secrets(): readonly string[] {
    const { password } = this.#settings;
    return [...(password === undefined ? [] : [password]), ...this.#tokens];
  }

  /** The token's claims; undefined before the first token. */
  get claims(): Claims | undefined {
    return this.#token?.claims;
  }

  /** The current token. */
  async token(signal?: AbortSignal): Promise<string> {
    const { clock } = this.#settings;
    if (this.#token && clock.now() < this.#token.renewAt) return this.#token.jwt;
    return (await unlessAborted(this.#renew(true), signal, "signing in to CCKM")).jwt;
  }

  /** A token other than `refused`, which CCKM answered with 401. */
  async tokenAfter(refused: string, signal?: AbortSignal): Promise<string> {
    if (this.#token && this.#token.jwt !== refused) return this.token(signal);
    // The refresh token may have been revoked together with the token.
    return (await unlessAborted(this.#renew(false), signal, "signing in to CCKM")).jwt;
  }

  #renew(mayRefresh: boolean): Promise<Token> {
    if (!this.#renewal) {
      const refusal = this.#refusal;
      if (refusal && this.#settings.clock.now() < refusal.until) return Promise.reject(refusal.error);
      this.#renewal = this.#signIn(mayRefresh)
        .then(
          (token) => {
            this.#refusal = undefined;
            this.#tooMany = 0;
            this.#token = token;
            this.#tokens.add(token.jwt, token.refreshToken);
            return token;
          },
          (error: unknown) => {
            const kept = mayRefresh ? this.#keptAfter(error) : undefined;
            if (kept) {
              this.#token = kept;
              return kept;
            }
            this.#remember(error);
            throw error;
          },
        )
        .finally(() => {
          this.#renewal = undefined;
        });
      // Waiting callers see the error; if nobody waits any more, it must not crash the process.
      this.#renewal.catch(() => {});
    }
    return this.#renewal;
  }

  /** The token, if it is still valid after a renewal that failed only for now: the calls under way need not fail with it. */
  #keptAfter(error: unknown): Token | undefined {
    const token = this.#token;
    const now = this.#settings.clock.now();
    if (!token || now >= token.expiresAt || !isPassing(error)) return undefined;
    return { ...token, renewAt: Math.min(token.expiresAt, now + RENEW_AGAIN_MS) };
  }

  /**
   * Otherwise a wrong password, sent once for each of a thousand objects, would lock the user out, and an unreachable
   * server would cost a thousand timeouts.
   */
  #remember(error: unknown): void {
    if (!(error instanceof CckmError)) return;
    const refused = error.kind === "auth" || error.kind === "configuration";
    const pause = isRefused(error, 429) ? growingMs(REMEMBER_TOO_MANY, this.#tooMany++) : REMEMBER_FAILURE_MS;
    this.#refusal = { error, until: refused ? Number.POSITIVE_INFINITY : this.#settings.clock.now() + pause };
  }

  async #signIn(mayRefresh: boolean): Promise<Token> {
    const { username, password, domain, authDomain } = this.#settings;
    const refreshToken = this.#token?.refreshToken;
    if (mayRefresh && refreshToken !== undefined) {
      try {
        return await this.#request({ grant_type: "refresh_token", refresh_token: refreshToken }, refreshToken);
      } catch (error) {
        if (!(error instanceof CckmError) || statusOf(error) === undefined || isRefused(error, 429)) throw error;
      }
    }
    if (username === undefined) throw missingArgument("username", "CIPHERTRUST_USERNAME", "The CCKM user's name");
    if (password === undefined) throw missingArgument("password", "CIPHERTRUST_PASSWORD", "The CCKM user's password");
    return this.#request({
      grant_type: "password",
      username,
      password,
      ...(domain === undefined ? {} : { domain }),
      ...(authDomain === undefined ? {} : { auth_domain: authDomain }),
    });
  }

  /** `keep` is the refresh token to keep if the reply has none. */
  async #request(grant: TokenGrant, keep?: string): Promise<Token> {
    const token = await requestToken(grant, {
      settings: this.#settings,
      exchange: this.#exchange,
      pace: this.#pace,
      secrets: this.secrets,
      first: this.#token === undefined,
    });
    return { ...token, refreshToken: token.refreshToken ?? keep };
  }
}
