import { randomBytes } from "node:crypto";
import { sign, verify } from "hono/jwt";
import type { SimulatorClock } from "./clock";
import { unauthorized } from "./errors";
import type { User } from "./fixture-kinds";
import type { Random } from "./random";

/** The reply of POST /v1/auth/tokens. */
export interface TokenReply {
  jwt: string;
  duration: number;
  token_type: "Bearer";
  client_id: string;
  refresh_token: string;
  refresh_token_id: string;
  refresh_token_expires_in: number;
}

/** A user with all defaults filled in. */
export type KnownUser = Required<Omit<User, "rights">> & Pick<User, "rights">;

/** The user and domain of a token. */
export interface Bearer {
  user: KnownUser;
  domainId: string;
}

interface SignedIn extends Bearer {
  refreshToken: string;
  refreshTokenId: string;
  clientId: string;
  expires: number;
}

interface Claims {
  sub: string;
  exp: number;
  cust: { domain_id: string };
}

// The simulator's clock decides on expiry.
const SIGNED = { alg: "HS256", exp: false, nbf: false, iat: false } as const;

const REFRESH_SECONDS = 1799;
const ZERO_UUID = "00000000-0000-0000-0000-000000000000";

/** Issues signed tokens that expire after `ttl` seconds of the clock, and verifies them. */
export class Tokens {
  #key = randomKey();
  readonly #signedInBy = new Map<string, SignedIn>();
  // Checking a signature takes longer than the rest of a request, and each token comes with many.
  readonly #claimsOf = new Map<string, Claims>();
  readonly #users: KnownUser[];

  readonly #ttl: number;
  readonly #clock: SimulatorClock;
  readonly #random: Random;

  constructor(users: readonly User[], ttl: number, clock: SimulatorClock, random: Random) {
    this.#ttl = ttl;
    this.#clock = clock;
    this.#random = random;
    this.#users = users.map((user) => ({ user_id: `local|${random.uuid()}`, groups: ["admin"], ...user }));
  }

  /** @throws ApiError 401 if the username is unknown or the password is wrong */
  async signIn(username: string | undefined, password: string | undefined, domainId: string): Promise<TokenReply> {
    const user = this.#users.find((known) => known.username === username && known.password === password);
    if (!user) throw unauthorized("Wrong username or password.");
    const signedIn: SignedIn = {
      user,
      domainId,
      refreshToken: randomBytes(48).toString("base64url"),
      refreshTokenId: this.#random.uuid(),
      clientId: this.#random.uuid(),
      expires: this.#clock.now() + REFRESH_SECONDS * 1000,
    };
    this.#signedInBy.set(signedIn.refreshToken, signedIn);
    return this.#reply(signedIn);
  }

  /** Issues a new token for a refresh token, which stays valid. */
  async refresh(refreshToken: string | undefined): Promise<TokenReply> {
    const signedIn = refreshToken === undefined ? undefined : this.#signedInBy.get(refreshToken);
    if (!signedIn || signedIn.expires <= this.#clock.now()) throw unauthorized("Invalid token");
    signedIn.expires = this.#clock.now() + REFRESH_SECONDS * 1000;
    return this.#reply(signedIn);
  }

  /** Verifies an Authorization header and returns its user and domain. */
  async verify(header: string | undefined): Promise<Bearer> {
    const token = /^Bearer +(\S+)$/i.exec(header ?? "")?.[1];
    if (!token) throw unauthorized("Unauthorized: Bearer token missing");
    const claims = this.#claimsOf.get(token) ?? (await this.#signed(token));
    const late = this.#clock.now() / 1000 - claims.exp;
    if (late >= 0) throw unauthorized(`Unauthorized: Bearer token malformed: Token is expired by ${Math.floor(late)}s`);
    const user = this.#users.find(({ user_id }) => user_id === claims.sub);
    if (!user) throw unauthorized("Invalid token");
    return { user, domainId: claims.cust.domain_id };
  }

  async #signed(token: string): Promise<Claims> {
    const claims = (await verify(token, this.#key, SIGNED).catch(() => {
      throw unauthorized("Unauthorized: Bearer token malformed: signature is invalid");
    })) as unknown as Claims;
    this.#claimsOf.set(token, claims);
    return claims;
  }

  /** Invalidates every token issued so far, including refresh tokens, as a server restart does. */
  revokeAll(): void {
    this.#key = randomKey();
    this.#signedInBy.clear();
    this.#claimsOf.clear();
  }

  async #reply(signedIn: SignedIn): Promise<TokenReply> {
    const issued = this.#clock.now() / 1000;
    const claims = {
      aud: signedIn.clientId,
      sub: signedIn.user.user_id,
      iss: "kylo",
      acc: "kylo",
      preferred_username: signedIn.user.username,
      cust: {
        domain_id: signedIn.domainId,
        groups: signedIn.user.groups,
        sid: this.#random.uuid(),
        zone_id: ZERO_UUID,
      },
      jwtid: this.#random.uuid(),
      iat: Math.floor(issued),
      exp: Math.floor(issued) + this.#ttl,
    };
    return {
      jwt: await sign(claims, this.#key, SIGNED.alg),
      duration: this.#ttl,
      token_type: "Bearer",
      client_id: signedIn.clientId,
      refresh_token: signedIn.refreshToken,
      refresh_token_id: signedIn.refreshTokenId,
      refresh_token_expires_in: REFRESH_SECONDS,
    };
  }
}

function randomKey(): string {
  return randomBytes(32).toString("base64url");
}
