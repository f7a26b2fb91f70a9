import type { Context } from "hono";
import { GitHub } from "../../../lib/publish";
import { type Account, type Post, Stub, TOKEN } from "./stub";

const ALL = ["pull-requests: write", "checks: write", "statuses: write", "issues: write"];
const REPOSITORY = "/repos/acme/keys";

/** A stand-in for GitHub: what docs.github.com says of the calls that are made, for one repository and its pull request 7. */
export class GitHubStub extends Stub {
  readonly name = "GitHub";
  readonly self = "github-actions[bot]";

  private constructor() {
    super(65_536);
    this.allow(ALL);
  }

  static async start(): Promise<GitHubStub> {
    const stub = new GitHubStub();
    await stub.#serve();
    return stub;
  }

  /** Gives the job's token these rights alone. A personal token is no app. */
  allow(rights: readonly string[], { app = true } = {}): void {
    const login = app ? this.self : "alice";
    this.accounts.set(TOKEN, { login, rights: new Set(app ? [...rights, "app"] : rights) });
  }

  platform(token = TOKEN, number: number | undefined = 7): GitHub {
    const [api, graphql] = [this.url, `${this.url}/graphql`];
    const place = {
      api,
      graphql,
      token,
      repository: "acme/keys",
      number,
      commit: this.head,
      run: "https://ci.example.com/1",
    };
    return new GitHub(place, { clock: this.clock });
  }

  async #serve(): Promise<void> {
    const app = this.app();
    app.post("/graphql", (c) => {
      const account = this.#account(c);
      return account ? c.json({ data: { viewer: { login: account.login } } }) : unauthorized(c);
    });
    app.get(
      `${REPOSITORY}/pulls/7`,
      (c) => this.#reading(c, "pull-requests") ?? c.json({ number: 7, head: { sha: this.head } }),
    );
    app.get(
      `${REPOSITORY}/issues/7/comments`,
      (c) =>
        this.#reading(c, "pull-requests") ??
        this.page(c, this.comments, ({ id, author, body }) => ({ id, user: { login: author }, body })),
    );
    app.get(
      `${REPOSITORY}/commits/:sha/pulls`,
      (c) =>
        this.#reading(c, "pull-requests") ??
        c.json(this.merged.includes(c.req.param("sha")) ? [{ number: 7, merged_at: "2026-11-26T08:00:00Z" }] : []),
    );
    app.post(`${REPOSITORY}/issues/7/comments`, (c) =>
      this.#writing(c, "pull-requests", async (account, json) => {
        const post = this.post(account.login, String(json.body));
        this.comments.push(post);
        return c.json({ id: post.id }, 201);
      }),
    );
    app.patch(`${REPOSITORY}/issues/comments/:id`, (c) => this.#edit(c, this.comments, "pull-requests"));
    app.post(`${REPOSITORY}/check-runs`, async (c) => {
      if (!this.#account(c)?.rights.has("app"))
        return c.json({ message: "You must authenticate via a GitHub App.", status: "403" }, 403);
      return this.#writing(c, "checks", async (_, json) => {
        this.checks.push(json);
        return c.json({ id: 1 }, 201);
      });
    });
    app.post(`${REPOSITORY}/statuses/:sha`, (c) =>
      this.#writing(c, "statuses", async (_, json) => {
        this.statuses.push({ ...json, sha: c.req.param("sha") });
        return c.json({ id: 1 }, 201);
      }),
    );
    app.get(`${REPOSITORY}/issues`, (c) => {
      const open = this.issues.filter((one) => one.open);
      const pull = { number: 7, user: { login: this.self }, body: open[0]?.body ?? "", pull_request: {} };
      return (
        this.#reading(c, "issues") ??
        this.page(c, [undefined, ...open], (one) =>
          one ? { number: one.id, user: { login: one.author }, body: one.body } : pull,
        )
      );
    });
    app.post(`${REPOSITORY}/issues`, (c) =>
      this.#writing(c, "issues", async (account, { title, body }) => {
        this.issues.push({ ...this.post(account.login, String(body)), title: String(title) });
        return c.json({ number: 1 }, 201);
      }),
    );
    app.patch(`${REPOSITORY}/issues/:id`, (c) => this.#edit(c, this.issues, "issues"));
    app.all("*", (c) => c.json({ message: "Not Found", status: "404" }, 404));
    await this.listen(app);
  }

  #account(c: Context): Account | undefined {
    return this.accounts.get((c.req.header("authorization") ?? "").replace(/^Bearer /, ""));
  }

  // What a token may not see is not found.
  #reading(c: Context, what: string): Response | undefined {
    const account = this.#account(c);
    if (!account) return unauthorized(c);
    const may = account.rights.has(`${what}: write`) || account.rights.has(`${what}: read`);
    return may ? undefined : c.json({ message: "Not Found", status: "404" }, 404);
  }

  async #writing(
    c: Context,
    what: string,
    write: (account: Account, json: Record<string, unknown>) => Promise<Response>,
  ): Promise<Response> {
    const account = this.#account(c);
    if (!account) return unauthorized(c);
    if (!account.rights.has(`${what}: write`)) {
      const accepted = { "x-accepted-github-permissions": `${what.replace("-", "_")}=write` };
      return c.json({ message: "Resource not accessible by integration", status: "403" }, 403, accepted);
    }
    const json = (await c.req.json()) as Record<string, unknown>;
    if (typeof json.body === "string" && json.body.length > this.limit) {
      const message = `Body is too long (maximum is ${this.limit} characters)`;
      const errors = [{ resource: "IssueComment", code: "unprocessable", field: "data", message }];
      return c.json({ message: "Validation Failed", errors, status: "422" }, 422);
    }
    return write(account, json);
  }

  #edit(c: Context, posts: readonly Post[], what: string): Promise<Response> {
    return this.#writing(c, what, async (account, { body, state }) => {
      const post = posts.find(({ id }) => String(id) === c.req.param("id"));
      if (!post) return c.json({ message: "Not Found", status: "404" }, 404);
      if (post.author !== account.login) throw new Error("Somebody else's text was changed.");
      post.body = String(body);
      if (state === "closed") post.open = false;
      return c.json({ id: post.id });
    });
  }
}

function unauthorized(c: Context): Response {
  return c.json({ message: "Bad credentials", status: "401" }, 401);
}
