import type { Dispatcher } from "undici";
import { addressOf } from "../../cckm/http/address";
import { proxyFor } from "../../cckm/http/proxy";
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

/** Sends one request once. */
export type SendOnce = (outgoing: PlatformRequest) => Promise<PlatformReply>;

const TIMEOUT_MS = 30_000;

/**
 * Sends requests to one platform with undici, through the proxy in HTTPS_PROXY, HTTP_PROXY and NO_PROXY. Redirects are not
 * followed.
 */
export function overTheWire(env: NodeJS.ProcessEnv = process.env, timeoutMs = TIMEOUT_MS): SendOnce {
  let dispatcher: Dispatcher | undefined;
  return async ({ method, url, headers, body }) => {
    const { Agent, buildConnector, request } = await import("undici");
    if (dispatcher === undefined) {
      const proxy = proxyFor(addressOf(new URL(url)), env);
      const direct = buildConnector({ timeout: timeoutMs });
      const connect = proxy ? tunnelThrough(proxy, direct, { ca: undefined, timeoutMs }) : direct;
      dispatcher = new Agent({ connect, headersTimeout: timeoutMs, bodyTimeout: timeoutMs, keepAliveTimeout: 1 });
    }
    const reply = await request(url, { method, headers, body, dispatcher });
    return {
      status: reply.statusCode,
      headers: Object.fromEntries(
        Object.entries(reply.headers).map(([name, value]) => [name, [value].flat().join(", ")]),
      ),
      text: await reply.body.text(),
    };
  };
}
