import type { Dispatcher } from "undici";
import { addressOf } from "../../cckm/http/address";
import { readBody } from "../../cckm/http/body";
import { proxySummary } from "../../cckm/http/connection-error";
import { ProxyFailure, type ProxyServer, proxyFor } from "../../cckm/http/proxy";
import { readCertFile } from "../../cckm/http/trust";
import { tunnelThrough } from "../../cckm/http/tunnel";

/** One HTTP request. */
export interface PlatformRequest {
  readonly method: "GET" | "POST" | "PATCH" | "PUT";
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** One reply, whatever its status; header names are in lower case. */
export interface PlatformReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly text: string;
}

/**
 * Sends one request once.
 * @throws UnreadableBody for a reply that is too long, damaged or in an unknown encoding
 */
export type SendOnce = (outgoing: PlatformRequest) => Promise<PlatformReply>;

const TIMEOUT_MS = 30_000;
/** A whole exchange may take this many times as long as each of its steps. */
const STEPS = 4;

/**
 * Sends requests to one platform with undici, through the proxy in HTTPS_PROXY, HTTP_PROXY and NO_PROXY, trusting the
 * authorities in SSL_CERT_FILE, or else Node's. Redirects are not followed.
 */
export function overTheWire(env: NodeJS.ProcessEnv = process.env, timeoutMs = TIMEOUT_MS): SendOnce {
  let dispatcher: Dispatcher | undefined;
  let proxy: ProxyServer | undefined;
  return async ({ method, url, headers, body }) => {
    const { Agent, buildConnector, request } = await import("undici");
    if (dispatcher === undefined) {
      proxy = proxyFor(addressOf(new URL(url)), env);
      const ca = readCertFile(env.SSL_CERT_FILE);
      const direct = buildConnector({ timeout: timeoutMs, ...(ca && { ca }) });
      const connect = proxy ? tunnelThrough(proxy, direct, { ca, timeoutMs }) : direct;
      dispatcher = new Agent({ connect, headersTimeout: timeoutMs, bodyTimeout: timeoutMs, keepAliveTimeout: 1 });
    }
    const signal = AbortSignal.timeout(STEPS * timeoutMs);
    const reply = await request(url, { method, headers, body, dispatcher, signal }).catch((error: unknown) => {
      if (proxy === undefined || !(error instanceof ProxyFailure)) throw error;
      throw new Error(proxySummary(error, proxy, new URL(url).host));
    });
    return {
      status: reply.statusCode,
      headers: Object.fromEntries(
        Object.entries(reply.headers).map(([name, value]) => [name, [value].flat().join(", ")]),
      ),
      text: await readBody(reply.body, [reply.headers["content-encoding"] ?? ""].flat().join(",")),
    };
  };
}
