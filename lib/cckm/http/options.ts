import { type Address, parseAddress } from "./address";
import { type Clock, systemClock } from "./clock";
import { CckmError } from "./errors";
import { type Log, silentLog } from "./log";
import { NODE_LAG_MS } from "./recent";
import { readCaCert, readCertFile } from "./trust";

/** How to reach CipherTrust Manager and as whom. */
export interface CckmClientOptions {
  /** `https://<host>[:<port>]`; `http` for a simulator. If missing, the first request fails. */
  readonly address?: string;
  readonly username?: string;
  readonly password?: string;
  /** The domain to log in to; the root domain when not given. */
  readonly domain?: string;
  /** The domain in which the user was created; the root domain when not given. */
  readonly authDomain?: string;
  /** PEM text, or the path of a PEM file, with the certificate authorities to trust; all others are then not trusted. */
  readonly caCert?: string;
  /** Send the password and secrets over plain http to hosts other than loopback. Default false. */
  readonly allowPlainHttp?: boolean;
  /** Accept any certificate. Default false. */
  readonly noSslVerify?: boolean;
  /**
   * Timeout of one request in seconds, default 60. The first sign-in has 10 seconds of it, or a sixth if that is longer, so
   * that a server that says nothing is reported soon.
   */
  readonly restApiTimeout?: number;
  /**
   * Seconds by which one CCKM node may lag behind another, default 10. During this time a 404, an outdated record or a
   * missing row for an object that was just created or changed counts as lag, and the request is repeated.
   */
  readonly nodeLag?: number;
  readonly log?: Log;
  readonly userAgent?: string;
  readonly clock?: Clock;
  /** Ends the calls that have no signal of their own, apart from writes under way, ten seconds after it aborts. */
  readonly stop?: AbortSignal;
  /** Source of the proxy variables and `SSL_CERT_FILE`, default `process.env`. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

// CCKM makes a token within a second.
const FIRST_TIMEOUT_MS = 10_000;
const FIRST_TIMEOUT_SHARE = 1 / 6;

const NAMES: Readonly<Record<keyof CckmClientOptions, true>> = {
  ...{ address: true, username: true, password: true, domain: true, authDomain: true, caCert: true, env: true },
  ...{ allowPlainHttp: true, noSslVerify: true, restApiTimeout: true, nodeLag: true, log: true, clock: true },
  ...{ userAgent: true, stop: true },
};

function refuseUnknown(options: CckmClientOptions): void {
  const wrong = Object.entries(options).filter(([name, value]) => value !== undefined && !(name in NAMES));
  if (wrong.length === 0) return;
  throw new CckmError({
    outcome: "not-sent",
    kind: "configuration",
    summary: `CckmClient has no option ${wrong.map(([name]) => name).join(", ")}`,
    hint: `Expected one of ${Object.keys(NAMES).join(", ")}`,
  });
}

export interface Settings {
  readonly address?: Address;
  readonly username?: string;
  readonly password?: string;
  readonly domain?: string;
  readonly authDomain?: string;
  /** Certificate authorities to trust for CCKM, read at the first TLS connection; undefined for Node's own. */
  readonly authorities: () => readonly string[] | undefined;
  readonly verify: boolean;
  readonly timeoutMs: number;
  /** Timeout of the first sign-in. */
  readonly firstTimeoutMs: number;
  readonly nodeLagMs: number;
  readonly log: Log;
  readonly userAgent: string;
  readonly clock: Clock;
  readonly stop?: AbortSignal;
  readonly env: Readonly<Record<string, string | undefined>>;
}

function given(text: string | undefined): string | undefined {
  return text === undefined || text.trim() === "" ? undefined : text;
}

/** @throws CckmError of kind `configuration` for a malformed or unknown argument (not for a missing one). */
export function readOptions(options: CckmClientOptions): Settings {
  refuseUnknown(options);
  const seconds = options.restApiTimeout ?? 60;
  // Node's timers fire immediately above 2^31 − 1 milliseconds.
  if (!Number.isFinite(seconds) || seconds <= 0 || seconds > 86_400) {
    throw new CckmError({
      outcome: "not-sent",
      kind: "configuration",
      argument: "rest_api_timeout",
      summary: `rest_api_timeout is ${seconds}`,
      hint: "Give the seconds that one request may take, more than 0 and at most 86400",
    });
  }
  const timeoutMs = Math.ceil(seconds * 1000);
  const env = options.env ?? process.env;
  const text = given(options.address);
  const caCert = given(options.caCert);
  const ca = caCert === undefined ? undefined : readCaCert(caCert);
  const address = text === undefined ? undefined : parseAddress(text);
  if (address && !address.tls && !address.loopback && options.allowPlainHttp !== true) throw plainHttp(address);
  return {
    address,
    username: given(options.username),
    // A password may consist of spaces.
    password: options.password === "" ? undefined : options.password,
    domain: given(options.domain),
    authDomain: given(options.authDomain),
    authorities: () => ca ?? readCertFile(env.SSL_CERT_FILE),
    verify: options.noSslVerify !== true,
    timeoutMs,
    firstTimeoutMs: Math.min(timeoutMs, Math.max(FIRST_TIMEOUT_MS, timeoutMs * FIRST_TIMEOUT_SHARE)),
    nodeLagMs: options.nodeLag === undefined ? NODE_LAG_MS : Math.max(0, options.nodeLag * 1000),
    log: options.log ?? silentLog,
    userAgent: given(options.userAgent) ?? "cdktf-cckm",
    clock: options.clock ?? systemClock,
    ...(options.stop && { stop: options.stop }),
    env,
  };
}

function plainHttp({ origin }: Address): CckmError {
  return new CckmError({
    outcome: "not-sent",
    kind: "configuration",
    argument: "address",
    summary: `The address of CipherTrust Manager "${origin}" is plain http, over which anybody on the way reads the password and every secret`,
    hint: "Give it as https://…, or allow it in words: allow_plain_http = true (environment CIPHERTRUST_ALLOW_PLAIN_HTTP), for an offline CCKM in another container",
  });
}

/** The error for a missing argument that every request needs. */
export function missingArgument(argument: string, variable: string, what: string): CckmError {
  return new CckmError({
    outcome: "not-sent",
    kind: "configuration",
    argument,
    summary: `${what} is missing`,
    hint: `Set the provider's argument ${argument} or the environment variable ${variable}`,
  });
}
