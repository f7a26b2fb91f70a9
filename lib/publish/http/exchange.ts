import type { Dispatcher } from "undici";

/** One request as it goes over the wire. */
export interface Outgoing {
  readonly method: "GET" | "POST" | "PATCH" | "PUT";
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** One reply, whatever its status; names of headers in small letters. */
export interface Incoming {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly text: string;
}

/** Sends one request once. */
export type Exchange = (outgoing: Outgoing) => Promise<Incoming>;

const TIMEOUT_MS = 30_000;

/** Requests by undici, through the proxy that HTTPS_PROXY, HTTP_PROXY and NO_PROXY name. No redirection is followed. */
export function overTheWire(): Exchange {
  let dispatcher: Dispatcher | undefined;
  return async ({ method, url, headers, body }) => {
    const { EnvHttpProxyAgent, request } = await import("undici");
    dispatcher ??= new EnvHttpProxyAgent({ headersTimeout: TIMEOUT_MS, bodyTimeout: TIMEOUT_MS, keepAliveTimeout: 1 });
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
