import { once } from "node:events";
import http from "node:http";
import https from "node:https";
import type { AddressInfo } from "node:net";

/** One request as the server saw it. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

/** What the server does with a request. */
export interface Answer {
  readonly status?: number;
  /** A JSON body. */
  readonly json?: unknown;
  /** Any other body. */
  readonly text?: string;
  /** A body as it goes over the wire. */
  readonly bytes?: Uint8Array;
  readonly headers?: Readonly<Record<string, string | string[]>>;
  /** The start of a body; the socket is destroyed instead of sending the rest. */
  readonly cut?: string;
  /** Destroys the socket after reading the request, without a reply. */
  readonly reset?: true;
  /** Reads the request and never answers. */
  readonly hang?: true;
  /** Answers only when this is done. */
  readonly after?: Promise<unknown>;
}

export type Answerer = Answer | ((request: SeenRequest) => Answer | Promise<Answer>);

/** A small HTTP(S) server whose answers a test writes down; below `/api` it signs everybody in. */
export class ScriptedServer {
  readonly requests: SeenRequest[] = [];
  readonly #server: http.Server;
  readonly #answers = new Map<string, Answerer[]>();
  readonly #tls: boolean;
  #tokens = 0;

  private constructor(tls?: https.ServerOptions) {
    this.#tls = tls !== undefined;
    const listener: http.RequestListener = (request, response) => void this.#handle(request, response);
    this.#server = tls ? https.createServer(tls, listener) : http.createServer(listener);
  }

  static async start(tls?: https.ServerOptions): Promise<ScriptedServer> {
    const server = new ScriptedServer(tls);
    server.#server.listen(0, "127.0.0.1");
    await once(server.#server, "listening");
    return server;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get url(): string {
    return `${this.#tls ? "https" : "http"}://127.0.0.1:${this.port}`;
  }

  /** Sets the answers to a route, e.g. `GET /v1/cckm/aws/kms`, one after the other; the last one stays. */
  on(route: string, ...answers: Answerer[]): this {
    this.#answers.set(route, answers);
    return this;
  }

  /** The requests of a route so far. */
  seen(route: string): SeenRequest[] {
    return this.requests.filter((r) => `${r.method} ${r.path}` === route);
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, "close");
  }

  async #handle(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    let body = "";
    for await (const chunk of request) body += String(chunk);
    const url = new URL(request.url ?? "/", "http://server");
    const path = url.pathname.replace(/^\/api/, "");
    const method = request.method ?? "";
    const seen: SeenRequest = { method, path, query: url.searchParams, headers: request.headers, body };
    this.requests.push(seen);
    const answers = this.#answers.get(`${method} ${path}`);
    const next = answers && answers.length > 1 ? answers.shift() : answers?.[0];
    const answer = typeof next === "function" ? await next(seen) : (next ?? this.#default(path));
    await answer.after;
    if (answer.hang) return;
    if (answer.reset) {
      request.socket.destroy();
      return;
    }
    if (answer.cut !== undefined) {
      response.writeHead(answer.status ?? 200, { "content-length": answer.cut.length + 1, ...answer.headers });
      response.write(answer.cut, () => request.socket.end());
      return;
    }
    const type = answer.json === undefined ? "text/plain" : "application/json";
    response.writeHead(answer.status ?? 200, { "content-type": type, ...answer.headers });
    response.end(answer.json === undefined ? (answer.bytes ?? answer.text ?? "") : JSON.stringify(answer.json));
  }

  #default(path: string): Answer {
    if (path === "/v1/auth/tokens") {
      this.#tokens += 1;
      return { json: { jwt: `test-token-${this.#tokens}`, duration: 300, refresh_token: "test-refresh-token" } };
    }
    return { status: 404, json: { code: 16, codeDesc: "NCERRResourceNotFound: Resource not found" } };
  }
}
