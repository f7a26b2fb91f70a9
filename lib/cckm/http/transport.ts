import { createSecureContext, type SecureContext } from "node:tls";
import type { buildConnector, Dispatcher } from "undici";
import type { Address } from "./address";
import { readBody, UnreadableBody } from "./body";
import { connectionError, type FailedExchange, timeoutError } from "./connection-error";
import { abortedError } from "./errors";
import { foreignText } from "./foreign-text";
import { passOverInterim } from "./interim";
import type { Settings } from "./options";
import { type ProxyServer, proxyFor } from "./proxy";
import { malformedReply } from "./reply-schema";
import { readCertFile } from "./trust";
import { tunnelThrough } from "./tunnel";
import { loadUndici } from "./undici";

/** Maximum number of concurrent requests. */
export const CONNECTIONS = 10;
const CONNECT_TIMEOUT_MS = 10_000;
const LONGEST_HEADER = 200;
const PLAIN_TYPES = ["", "application/json", "text/csv", "text/html", "text/plain"];

/** One request as it goes over the wire. */
export interface Outgoing {
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  /** Below /api, without the query. */
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly readOnly: boolean;
  /** Whether the body of a success is a text to keep as it is: UTF-8, with its byte order mark. */
  readonly verbatim?: boolean;
  /** Whether a run begins with it: silence is then reported after a shorter time. */
  readonly first?: boolean;
  /** Whether a refusal (4xx) counts even where its body cannot be read: the body is then empty. */
  readonly refusedByStatus?: boolean;
  /** Texts that must not appear in anything shown of the reply. */
  readonly secrets: readonly string[];
  readonly signal?: AbortSignal;
}

/** One reply, whatever its status. */
export interface Incoming {
  readonly status: number;
  readonly contentType: string;
  readonly retryAfter?: string;
  /** The target of a redirect to another address. */
  readonly redirectedTo?: string;
  readonly requestID?: string;
  /** The Date header. */
  readonly date?: string;
  /** The body, not redacted; the other fields are safe to show. */
  readonly text: string;
}

/** Notes when a request is handed to a connection: before that, the server cannot have seen any of it. */
function noteSent(dispatcher: Dispatcher, onSent: () => void): Dispatcher {
  return dispatcher.compose((dispatch) => (options, handler) => {
    return dispatch(options, {
      onRequestStart: (controller, context) => {
        onSent();
        handler.onRequestStart?.(controller, context);
      },
      onRequestUpgrade: (...args) => handler.onRequestUpgrade?.(...args),
      onResponseStart: (...args) => handler.onResponseStart?.(...args),
      onResponseData: (...args) => handler.onResponseData?.(...args),
      onResponseEnd: (...args) => handler.onResponseEnd?.(...args),
      onResponseError: (...args) => handler.onResponseError?.(...args),
    });
  });
}

// undici reports the connection end that follows a TLS alert as the cause and loses the alert; it also misreports data that
// it does not expect.
function withoutSurprises(connect: buildConnector.connector): buildConnector.connector {
  return (target, callback) =>
    connect(target, (...made) => {
      const [, socket] = made;
      socket?.prependOnceListener("error", (error) => socket.destroy(error));
      if (socket) passOverInterim(socket);
      callback(...made);
    });
}

function oneHeader(headers: Readonly<Record<string, string | string[] | undefined>>, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}

function redirection(location: string | undefined, origin: string): string | undefined {
  try {
    const { origin: target, protocol } = new URL(location ?? "", origin);
    if (target === origin) return undefined;
    // Not a host URL, so it has no origin.
    return target === "null" ? `an address of the kind ${protocol}` : target;
  } catch {
    return undefined;
  }
}

// Built once for all connections: parsing the certificate authorities is slow, and a system has more than a hundred.
function secureContext(ca: readonly string[] | undefined): SecureContext {
  return createSecureContext({ ca: ca && [...ca], minVersion: "TLSv1.2" });
}

/** A keep-alive connection pool for one CCKM. undici is loaded at the first request. */
export class Transport {
  readonly #settings: Settings;
  readonly #address: Address;
  readonly #proxy?: ProxyServer;
  #dispatcher?: Dispatcher;

  constructor(settings: Settings, address: Address) {
    this.#settings = settings;
    this.#address = address;
    this.#proxy = proxyFor(address, settings.env);
  }

  /**
   * Sends one request once.
   * @throws CckmError of kind `connection`, `tls`, `timeout`, `malformed` or `aborted`; any HTTP status is a result.
   */
  async exchange(outgoing: Outgoing): Promise<Incoming> {
    const { method, path, readOnly, signal } = outgoing;
    if (signal?.aborted) throw abortedError(`${method} ${path}`);
    this.#dispatcher ??= this.#open();
    const { first = false } = outgoing;
    const timeoutMs = first ? this.#settings.firstTimeoutMs : this.#settings.timeoutMs;
    const controller = new AbortController();
    let sent = false;
    const sending = noteSent(this.#dispatcher, () => {
      sent = true;
    });
    let status = 0;
    let stopped: "timeout" | "aborted" | undefined;
    const stop = (why: "timeout" | "aborted") => {
      stopped ??= why;
      controller.abort();
    };
    const onAbort = () => {
      if (readOnly || !sent) stop("aborted");
    };
    const timer = setTimeout(() => stop("timeout"), timeoutMs);
    signal?.addEventListener("abort", onAbort, { once: true });
    // undici ignores an abort until there is a connection.
    const stopping = new Promise<never>((_, reject) => {
      controller.signal.addEventListener("abort", () => reject(controller.signal.reason), { once: true });
    });
    stopping.catch(() => {});
    try {
      const { origin, pathname, search } = new URL(`${this.#address.origin}/api${path}${outgoing.query}`);
      const asked = sending.request({
        origin,
        path: `${pathname}${search}`,
        method,
        headers: { "user-agent": this.#settings.userAgent, ...outgoing.headers },
        body: outgoing.body,
        signal: controller.signal,
      });
      asked.catch(() => {});
      const reply = await Promise.race([asked, stopping]);
      status = reply.statusCode;
      const mediaType = oneHeader(reply.headers, "content-type")?.split(";")[0]?.trim().toLowerCase() ?? "";
      const encoding = [reply.headers["content-encoding"] ?? ""].flat().join(",");
      const isJson = /^$|json$/.test(mediaType);
      const { verbatim } = outgoing;
      const utf8 = status >= 300 ? undefined : isJson || verbatim ? "always" : "where it is JSON";
      const text = await readBody(reply.body, encoding, { utf8, verbatim }).catch((error) => {
        if (outgoing.refusedByStatus && status >= 400 && status < 500 && stopped !== "aborted") return "";
        throw error;
      });
      // Redaction is the slowest part, and few replies are shown.
      const told = (value: string | undefined) =>
        value === undefined ? undefined : foreignText(value, outgoing.secrets, LONGEST_HEADER);
      const target = redirection(oneHeader(reply.headers, "location"), origin);
      return {
        status,
        get contentType() {
          return PLAIN_TYPES.includes(mediaType) ? mediaType : (told(mediaType) ?? "");
        },
        retryAfter: oneHeader(reply.headers, "retry-after"),
        get redirectedTo() {
          return told(target);
        },
        get requestID() {
          return told(oneHeader(reply.headers, "x-request-id"));
        },
        date: oneHeader(reply.headers, "date"),
        text,
      };
    } catch (error) {
      if (error instanceof UnreadableBody) {
        throw malformedReply({ method, path, readOnly, status }, foreignText(error.message, outgoing.secrets));
      }
      const { host, tls } = this.#address;
      const failed: FailedExchange = { method, path, readOnly, sent, host, tls, proxy: this.#proxy, first };
      if (stopped === "aborted") throw abortedError(`${method} ${path}`);
      throw stopped === "timeout" ? timeoutError(timeoutMs, failed) : connectionError(error, failed);
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
    }
  }

  /** Closes the pool once pending requests are done. */
  async close(): Promise<void> {
    await this.#dispatcher?.close();
  }

  #open(): Dispatcher {
    const { authorities, verify, timeoutMs: longest, env } = this.#settings;
    const { Pool, buildConnector } = loadUndici();
    const timeoutMs = Math.min(CONNECT_TIMEOUT_MS, longest);
    const direct = buildConnector({
      ...(this.#address.tls && { secureContext: secureContext(authorities()) }),
      rejectUnauthorized: verify,
      timeout: timeoutMs,
    });
    const connect = this.#proxy
      ? tunnelThrough(this.#proxy, direct, { ca: readCertFile(env.SSL_CERT_FILE), timeoutMs })
      : direct;
    // Each exchange has a timer that covers all of it.
    return new Pool(this.#address.origin, {
      connections: CONNECTIONS,
      connect: withoutSurprises(connect),
      headersTimeout: 0,
      bodyTimeout: 0,
    });
  }
}
