import type { AddressInfo, Server } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import type { Context } from "hono";
import { Hono } from "hono";
import type { Clock } from "../../../lib/cckm/http/clock";

/** Who a token is, and what it may do. */
export interface Account {
  readonly login: string;
  readonly rights: ReadonlySet<string>;
}

export interface Post {
  readonly id: number;
  readonly author: string;
  body: string;
  title?: string;
  open: boolean;
}

/** An answer that comes once, instead of the usual one. */
export interface Once {
  /** Of the request, as in `POST /repos/o/r/issues/1/comments`; any when undefined. */
  readonly on?: RegExp;
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  /** The request is carried out all the same, and its answer lost. */
  readonly taken?: true;
}

export const MISSING_TOKEN = "test-token-of-nobody";
export const TOKEN = "test-token-of-job";

/** What GitHub and GitLab have in common: one pull request, its comments, issues, checks, and tokens with rights. */
export abstract class Stub {
  readonly comments: Post[] = [];
  readonly issues: Post[] = [];
  readonly checks: Record<string, unknown>[] = [];
  readonly statuses: Record<string, unknown>[] = [];
  /** Method, path and query of every request. */
  readonly asked: string[] = [];
  readonly once: Once[] = [];
  /** The newest commit of the pull request. */
  head = "a".repeat(40);
  /** Commits that came in by the pull request. */
  readonly merged: string[] = [];
  /** Characters that a text may have. */
  limit: number;
  /** Milliseconds that were waited for. */
  readonly waited: number[] = [];
  /** Where the next page is said to be, instead of where it is. */
  elsewhere: string | undefined;
  readonly accounts = new Map<string, Account>();
  #server: Server | undefined;
  #id = 100;
  #now = Date.parse("2026-11-26T08:00:00Z");

  protected constructor(limit: number) {
    this.limit = limit;
  }

  /** A clock that does not wait. */
  readonly clock: Clock = {
    now: () => this.#now,
    random: () => 0,
    sleep: async (ms) => {
      this.waited.push(ms);
      this.#now += ms;
    },
  };

  get url(): string {
    return `http://127.0.0.1:${(this.#server!.address() as AddressInfo).port}`;
  }

  post(author: string, body: string): Post {
    return { id: this.#id++, author, body, open: true };
  }

  protected async listen(app: Hono): Promise<void> {
    const server = createAdaptorServer({ fetch: app.fetch }) as Server;
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    this.#server = server;
  }

  async stop(): Promise<void> {
    (this.#server as unknown as { closeAllConnections(): void }).closeAllConnections();
    await new Promise((done) => this.#server!.close(done));
  }

  /** An application that notes every request, and gives the answers that come once. */
  protected app(): Hono {
    const app = new Hono();
    app.use(async (c, next) => {
      const { pathname, search } = new URL(c.req.url);
      const request = `${c.req.method} ${pathname}${search}`;
      this.asked.push(request);
      const index = this.once.findIndex(({ on }) => on === undefined || on.test(request));
      if (index < 0) return next();
      const [answer] = this.once.splice(index, 1) as [Once];
      if (answer.taken) await next();
      c.res = undefined;
      c.res = new Response(JSON.stringify(answer.json ?? {}), {
        status: answer.status,
        headers: { "content-type": "application/json", ...answer.headers },
      });
    });
    return app;
  }

  /** One page of a list, with the Link header that leads on. */
  protected page<T>(c: Context, all: readonly T[], shown: (one: T) => unknown): Response {
    const url = new URL(c.req.url);
    const [size, page] = [
      Math.min(Number(url.searchParams.get("per_page") ?? 20), 100),
      Number(url.searchParams.get("page") ?? 1),
    ];
    const last = Math.max(1, Math.ceil(all.length / size));
    const at = (number: number) => {
      url.searchParams.set("page", String(number));
      return this.elsewhere ?? url.href;
    };
    const links = [
      ...(page > 1 ? [`<${at(page - 1)}>; rel="prev"`] : []),
      ...(page < last ? [`<${at(page + 1)}>; rel="next"`, `<${at(last)}>; rel="last"`] : []),
    ];
    if (links.length > 0) c.header("link", links.join(", "));
    return c.json(all.slice((page - 1) * size, page * size).map(shown));
  }
}
