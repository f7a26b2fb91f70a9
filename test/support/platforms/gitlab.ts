import type { Context } from "hono";
import { GitLab } from "../../../lib/publish";
import { type Account, type Post, Stub, TOKEN } from "./stub";

const PROJECT = "/api/v4/projects/:project";

/** A stand-in for GitLab: what docs.gitlab.com says of the calls that are made, for one project and its merge request 7. */
export class GitLabStub extends Stub {
  readonly name = "GitLab";
  readonly self = "project_12_bot_34";

  private constructor() {
    super(1_000_000);
    this.allow(["read", "pull-requests: write", "checks: write", "issues: write"]);
  }

  static async start(): Promise<GitLabStub> {
    const stub = new GitLabStub();
    await stub.#serve();
    return stub;
  }

  /** Gives the token these rights alone; without `read` it does not see the project. */
  allow(rights: readonly string[]): void {
    this.accounts.set(TOKEN, { login: this.self, rights: new Set(rights) });
  }

  platform(token = TOKEN, number: number | undefined = 7): GitLab {
    const place = {
      api: `${this.url}/api/v4`,
      token,
      project: "acme/keys",
      number,
      commit: this.head,
      run: "https://ci.example.com/1",
    };
    return new GitLab(place, { clock: this.clock });
  }

  async #serve(): Promise<void> {
    const app = this.app();
    app.get("/api/v4/user", (c) => {
      const account = this.#account(c);
      return account ? c.json({ id: 34, username: account.login }) : unauthorized(c);
    });
    app.get(`${PROJECT}/merge_requests/7`, (c) => this.#reading(c) ?? c.json({ iid: 7, sha: this.head }));
    app.get(
      `${PROJECT}/merge_requests/7/notes`,
      (c) =>
        this.#reading(c) ??
        this.page(c, this.comments, ({ id, author, body }) => ({
          id,
          author: { username: author },
          body,
          system: false,
        })),
    );
    app.get(
      `${PROJECT}/repository/commits/:sha/merge_requests`,
      (c) => this.#reading(c) ?? c.json(this.merged.includes(c.req.param("sha")) ? [{ iid: 7, state: "merged" }] : []),
    );
    app.post(`${PROJECT}/merge_requests/7/notes`, (c) =>
      this.#writing(c, "pull-requests", "body", async (account, { body }) => {
        const post = this.post(account.login, String(body));
        this.comments.push(post);
        return c.json({ id: post.id }, 201);
      }),
    );
    app.put(`${PROJECT}/merge_requests/7/notes/:id`, (c) => this.#edit(c, this.comments, "pull-requests", "body"));
    app.post(`${PROJECT}/statuses/:sha`, (c) =>
      this.#writing(c, "checks", "description", async (_, json) => {
        const sha = c.req.param("sha");
        const same = this.statuses.some((one) => one.sha === sha && one.name === json.name && one.state === json.state);
        if (same) return c.json({ message: `Cannot transition status via :${json.state} from :${json.state}` }, 400);
        this.statuses.push({ ...json, sha });
        return c.json({ id: 1 }, 201);
      }),
    );
    app.get(
      `${PROJECT}/issues`,
      (c) =>
        this.#reading(c) ??
        this.page(
          c,
          this.issues.filter((one) => one.open),
          ({ id, author, body }) => ({ iid: id, author: { username: author }, description: body }),
        ),
    );
    app.post(`${PROJECT}/issues`, (c) =>
      this.#writing(c, "issues", "description", async (account, { title, description }) => {
        this.issues.push({ ...this.post(account.login, String(description)), title: String(title) });
        return c.json({ iid: 1 }, 201);
      }),
    );
    app.put(`${PROJECT}/issues/:id`, (c) => this.#edit(c, this.issues, "issues", "description"));
    app.all("*", (c) => c.json({ message: "404 Not found" }, 404));
    await this.listen(app);
  }

  #account(c: Context): Account | undefined {
    return this.accounts.get(c.req.header("private-token") ?? "");
  }

  #reading(c: Context): Response | undefined {
    const account = this.#account(c);
    if (!account) return unauthorized(c);
    const known = c.req.param("project") === "acme/keys";
    return known && account.rights.has("read") ? undefined : c.json({ message: "404 Project Not Found" }, 404);
  }

  async #writing(
    c: Context,
    what: string,
    text: string,
    write: (account: Account, json: Record<string, unknown>) => Promise<Response>,
  ): Promise<Response> {
    const refused = this.#reading(c);
    if (refused) return refused;
    const account = this.#account(c)!;
    if (!account.rights.has(`${what}: write`)) {
      const error_description = "The request requires higher privileges than provided by the access token.";
      return c.json({ error: "insufficient_scope", error_description, scope: "api" }, 403);
    }
    const json = (await c.req.json()) as Record<string, unknown>;
    if (String(json[text]).length > this.limit) {
      return c.json({ message: { [text]: [`is too long (maximum is ${this.limit} characters)`] } }, 400);
    }
    return write(account, json);
  }

  #edit(c: Context, posts: readonly Post[], what: string, text: string): Promise<Response> {
    return this.#writing(c, what, text, async (account, json) => {
      const post = posts.find(({ id }) => String(id) === c.req.param("id"));
      if (!post) return c.json({ message: "404 Not found" }, 404);
      if (post.author !== account.login) throw new Error("Somebody else's text was changed.");
      post.body = String(json[text]);
      if (json.state_event === "close") post.open = false;
      return c.json({ id: post.id });
    });
  }
}

function unauthorized(c: Context): Response {
  return c.json({ message: "401 Unauthorized" }, 401);
}
