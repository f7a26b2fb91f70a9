import { constants } from "node:crypto";
import {
  createSecureServer,
  createServer,
  type Http2Server,
  type IncomingHttpHeaders,
  type ServerHttp2Session,
  type ServerHttp2Stream,
} from "node:http2";
import type { Socket } from "node:net";
import type { TLSSocket } from "node:tls";
import { GrpcCall, openStream } from "./call";
import { readMessage } from "./message";
import { GrpcError, isGrpcError, STATUS } from "./status";

/** A call with one message each way. */
export interface UnaryMethod {
  readonly kind: "unary";
  answer(request: Uint8Array, call: GrpcCall): Promise<Uint8Array>;
}

/** A stream that stays open and carries only what is sent at its start. */
export interface HeldMethod {
  readonly kind: "held";
  readonly first?: Uint8Array;
  /** Whether it ends when the client has finished sending. */
  readonly endsWithClient: boolean;
}

/** What is served under a path. */
export type Method = UnaryMethod | HeldMethod;

/** Methods by path: `/package.Service/Method`. */
export interface MethodTable {
  get(path: string): Method | undefined;
}

/** Options of a {@link GrpcServer}. */
export interface GrpcServerOptions {
  readonly methods: MethodTable;
  /** Maximum size of a request, in bytes. */
  readonly mostBytes: number;
  /** Both sides' certificates and the server's key, PEM; without them anybody may connect. */
  readonly tls?: { readonly certificate: string; readonly key: string; readonly clientCertificate: string };
}

const WINDOW = 4 * 1024 * 1024;
// In megabytes. Node's default of 10 is less than one long message, and exceeding it ends the session.
const MOST_MEMORY = 4096;
const SETTINGS = { maxSessionMemory: MOST_MEMORY, settings: { initialWindowSize: WINDOW, enablePush: false } };

/**
 * The part of a gRPC server that a provider needs, on Node's own HTTP/2: loading the gRPC library would take a third of a
 * provider's startup.
 */
export class GrpcServer {
  readonly #options: GrpcServerOptions;
  readonly #server: Http2Server;
  readonly #sessions = new Set<ServerHttp2Session>();
  readonly #held = new Map<ServerHttp2Stream, HeldMethod>();
  #running = 0;
  #draining = false;

  constructor(options: GrpcServerOptions) {
    this.#options = options;
    const { tls } = options;
    this.#server = tls
      ? createSecureServer({
          ...SETTINGS,
          cert: tls.certificate,
          key: tls.key,
          minVersion: "TLSv1.2",
          // Those of --tls-cipher-list are for servers, which may share none with Terraform.
          ciphers: constants.defaultCoreCipherList,
          // The only accepted certificate is compared below. Without `ca`, Node would load all authorities that it knows,
          // which takes longer than the rest of the server.
          ca: [],
          requestCert: true,
          rejectUnauthorized: false,
        })
      : createServer(SETTINGS);
    const client = tls && derOf(tls.clientCertificate);
    this.#server.on("session", (session) => this.#open(session, client));
    this.#server.on("stream", (stream, headers) => this.#serve(stream, headers));
  }

  /** Serves a connection. It may be paused. */
  take(connection: Socket): void {
    this.#server.emit("connection", connection);
    // TLS resumes it by itself.
    if (!this.#options.tls) connection.resume();
  }

  /** Accepts no more calls, ends the streams that are held open, and resolves when the calls in flight are answered. */
  async drain(): Promise<void> {
    this.#draining = true;
    const closed = [...this.#sessions].map((session) => new Promise((resolve) => session.once("close", resolve)));
    void this.endHeld();
    for (const session of this.#sessions) session.close();
    await Promise.all(closed);
  }

  /** Ends the streams that are held open, and resolves when those are closed that the client does not have to end too. */
  async endHeld(): Promise<void> {
    const held = [...this.#held].filter(([, { endsWithClient }]) => !endsWithClient);
    const closed = held.map(([stream]) => new Promise((resolve) => stream.once("close", resolve)));
    for (const stream of this.#held.keys()) stream.end();
    await Promise.all(closed);
  }

  /** Whether calls wait for their answers. Streams that are held open do not count. */
  get isBusy(): boolean {
    return this.#running > 0;
  }

  /** Stops immediately. */
  destroy(): void {
    for (const session of this.#sessions) session.destroy();
  }

  #open(session: ServerHttp2Session, client: Buffer | undefined): void {
    session.on("error", () => {});
    if (client && !isFrom(session, client)) {
      session.destroy();
      return;
    }
    this.#sessions.add(session);
    session.on("close", () => this.#sessions.delete(session));
    session.setLocalWindowSize(WINDOW);
    if (this.#draining) session.close();
  }

  #serve(stream: ServerHttp2Stream, headers: IncomingHttpHeaders): void {
    stream.on("error", () => {});
    if (!headers["content-type"]?.startsWith("application/grpc")) {
      stream.respond({ ":status": 415 }, { endStream: true });
      stream.resume();
      return;
    }
    const path = String(headers[":path"]);
    const method = this.#options.methods.get(path);
    if (method?.kind === "held") {
      this.#hold(stream, method);
      return;
    }
    const call = new GrpcCall(stream, headers);
    if (!method) {
      call.refuse(new GrpcError(STATUS.UNIMPLEMENTED, `This provider has no method ${path}`));
      return;
    }
    this.#running += 1;
    call.afterwards(() => {
      this.#running -= 1;
    });
    readMessage(stream, this.#options.mostBytes)
      .then((request) => method.answer(request, call))
      .then((reply) => call.reply(reply))
      .catch((error: unknown) => call.refuse(asCallError(error, path)));
  }

  #hold(stream: ServerHttp2Stream, method: HeldMethod): void {
    const { first, endsWithClient } = method;
    this.#held.set(stream, method);
    stream.on("close", () => this.#held.delete(stream));
    if (endsWithClient) stream.on("end", () => stream.end());
    openStream(stream, first);
    if (this.#draining) stream.end();
  }
}

/** The bytes of the first certificate in a PEM text. Parsing it takes longer, and another one is refused anyway. */
function derOf(pem: string): Buffer {
  const [, base64 = ""] = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/.exec(pem) ?? [];
  return Buffer.from(base64, "base64");
}

function isFrom(session: ServerHttp2Session, client: Buffer): boolean {
  const certificate = (session.socket as TLSSocket).getPeerX509Certificate();
  return certificate?.raw.equals(client) ?? false;
}

function asCallError(error: unknown, path: string): GrpcError {
  return isGrpcError(error) ? error : new GrpcError(STATUS.INTERNAL, `${path} failed unexpectedly`);
}
