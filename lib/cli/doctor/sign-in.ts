import { type CckmClientOptions, CckmError } from "../../cckm";
import { Exchange } from "../../cckm/http/exchange";
import { readOptions, type Settings } from "../../cckm/http/options";
import { Pace } from "../../cckm/http/pace";
import { TOKEN_PATH } from "../../cckm/http/sign-in";
import { TokenSource } from "../../cckm/http/token-source";
import { type CheckResult, callFailed, notWell, ok } from "./check-result";
import * as words from "./words";

const SKEW_S = 60;

/** The results of a sign-in. */
export interface SignIn {
  readonly results: readonly CheckResult[];
  /** Whether it succeeded, so that further checks can be made. */
  readonly signedIn: boolean;
}

/**
 * Signs in once and distinguishes problems with address, TLS, credentials and clocks. `now` is this machine's time in
 * milliseconds.
 */
export async function checkSignIn(options: CckmClientOptions, now: () => number = Date.now): Promise<SignIn> {
  let settings: Settings;
  try {
    settings = readOptions(options);
  } catch (error) {
    return failed("Configuration", error);
  }
  const missing = (["address", "username", "password"] as const).filter((name) => settings[name] === undefined);
  const { address } = settings;
  if (address === undefined || missing.length > 0) {
    const names = missing.map((name) => `CIPHERTRUST_${name.toUpperCase()}`);
    return { results: [notWell("Configuration", words.notSet({ names }))], signedIn: false };
  }
  const exchange = new Exchange(settings);
  try {
    // The server is verified and TLS established before any secret is sent.
    const bare = { query: "", readOnly: true, first: true, headers: {}, secrets: [] };
    await exchange.send({ method: "GET", path: TOKEN_PATH, ...bare });
    const tls = checkTls(settings, address);
    const asked = now();
    const tokens = new TokenSource(settings, exchange, new Pace(settings.clock));
    await tokens.token();
    const clock = checkClock(tokens.claims?.issuedAt, asked, now());
    return { results: [tls, ok("Sign-in", `as ${settings.username}`), ...clock], signedIn: true };
  } catch (error) {
    const kind = error instanceof CckmError ? error.kind : undefined;
    const topic = kind === "tls" ? "TLS" : kind === "auth" ? "Sign-in" : "Connection";
    return failed(topic, error);
  } finally {
    await exchange.close();
  }
}

function checkTls(
  { verify }: Settings,
  { tls, loopback }: { readonly tls: boolean; readonly loopback: boolean },
): CheckResult {
  if (!tls) {
    if (loopback) return ok("TLS", "none, on this machine");
    return notWell("TLS", words.plainHttp({}));
  }
  if (verify) return ok("TLS", "certificate verified");
  return notWell("TLS", words.notVerified({}));
}

/** Compares the token's time of issue with this machine's time, which must be between the request and the response. */
function checkClock(issued: number | undefined, asked: number, answered: number): CheckResult[] {
  if (issued === undefined) return [];
  const early = Math.round(asked / 1000 - issued);
  const late = Math.round(issued - answered / 1000);
  const skew = Math.max(early, late);
  if (skew <= SKEW_S) return [ok("Clock", "agrees with CCKM's")];
  return [notWell("Clock", (early > late ? words.clockAhead : words.clockBehind)({ seconds: skew }))];
}

function failed(topic: string, error: unknown): SignIn {
  if (!(error instanceof CckmError)) throw error;
  return { results: [callFailed(topic, error)], signedIn: false };
}
