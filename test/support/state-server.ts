import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

const USER = "state";
const PASSWORD = "test-state-password";

/** Terraform's backend `http` on loopback: a state for each path, with locks, for one user. */
export class StateServer {
  /** What `TF_HTTP_USERNAME` and `TF_HTTP_PASSWORD` are. */
  static readonly credentials = { TF_HTTP_USERNAME: USER, TF_HTTP_PASSWORD: PASSWORD } as const;
  readonly states = new Map<string, string>();
  /** Whether it takes no state any more. */
  isFull = false;
  readonly #locks = new Map<string, string>();
  readonly #server: Server;

  private constructor() {
    this.#server = createServer(async (request, reply) => {
      const body = await text(request);
      const allowed = `Basic ${Buffer.from(`${USER}:${PASSWORD}`).toString("base64")}`;
      if (request.headers.authorization !== allowed) return reply.writeHead(401).end();
      const [status, content] = this.#answer(
        request.method ?? "",
        new URL(request.url ?? "/", "http://state").pathname,
        body,
      );
      return reply.writeHead(status).end(content);
    });
  }

  static async start(): Promise<StateServer> {
    const state = new StateServer();
    await new Promise<void>((done) => state.#server.listen(0, "127.0.0.1", done));
    return state;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }

  #answer(method: string, path: string, body: string): [number, string?] {
    switch (method) {
      case "GET":
        return this.states.has(path) ? [200, this.states.get(path)] : [404];
      case "POST":
        if (this.isFull) return [507];
        this.states.set(path, body);
        return [200];
      case "DELETE":
        this.states.delete(path);
        return [200];
      case "LOCK":
        if (this.#locks.has(path)) return [423, this.#locks.get(path)];
        this.#locks.set(path, body);
        return [200];
      case "UNLOCK":
        this.#locks.delete(path);
        return [200];
      default:
        return [405];
    }
  }
}
