import { keepIssue, PublishError, type PullRequestTold, tellOnPullRequest } from "../../../lib/publish";
import * as words from "../../../lib/publish/words";
import { GitHubStub } from "../../support/platforms/github";
import { GitLabStub } from "../../support/platforms/gitlab";
import { MISSING_TOKEN } from "../../support/platforms/stub";

const MARKER = "<!-- marker -->";
const OLD = "b".repeat(40);
const text = (commit: string, what: string) => `${MARKER}\n<!-- commit ${commit} -->\n${what}`;

describe.each([
  ["GitHub", () => GitHubStub.start()],
  ["GitLab", () => GitLabStub.start()],
] as const)("%s", (name, start) => {
  let stub: GitHubStub | GitLabStub;
  beforeEach(async () => {
    stub = await start();
  });
  afterEach(() => stub.stop());

  const told = (more: Partial<PullRequestTold> = {}): PullRequestTold => {
    const commit = more.commit ?? stub.head;
    return {
      marker: MARKER,
      commit,
      body: () => text(commit, "verdict"),
      about: (body) => /commit (\w+)/.exec(body)?.[1],
      superseded: (head) => text(head, "superseded"),
      elsewhere: "another one is kept up",
      quiet: false,
      ...more,
    };
  };
  const tell = (more?: Partial<PullRequestTold>) => tellOnPullRequest(stub.platform(), told(more));
  const bodies = () => stub.comments.map(({ author, body }) => `${author === stub.self ? "own" : author}: ${body}`);
  const refusal = (work: Promise<unknown>) =>
    work.then(
      () => ({ code: "nothing was refused" }),
      (error: unknown) => {
        if (!(error instanceof PublishError)) throw error;
        return error.told;
      },
    );

  const request = name === "GitHub" ? "pull request" : "merge request";
  const forbidden = () => ({
    platform: name,
    status: 403,
    said:
      name === "GitHub"
        ? "Resource not accessible by integration"
        : "The request requires higher privileges than provided by the access token.",
  });
  const hint = (right: string) =>
    name === "GitHub"
      ? `Name it below permissions: of the job. In a pull request of a fork, the token can only read. GitHub says: ${right}.`
      : "The scope is what the token lacks.";

  describe("a comment on a pull request", () => {
    test("is added once and kept up in its place", async () => {
      expect(await tell()).toBe("added");
      expect(await tell()).toBe("as it was");
      stub.comments.push(stub.post("mallory", "Looks good."));
      expect(await tell({ body: () => text(stub.head, "another verdict") })).toBe("updated");
      expect(bodies()).toEqual([`own: ${text(stub.head, "another verdict")}`, "mallory: Looks good."]);
    });

    test("under the same marker by somebody else is neither taken for the own one nor touched", async () => {
      const forged = text(stub.head, "All is well.");
      stub.comments.push(stub.post("mallory", forged));
      expect(await tell()).toBe("added");
      expect(await tell({ body: () => text(stub.head, "again") })).toBe("updated");
      expect(bodies()).toEqual([`mallory: ${forged}`, `own: ${text(stub.head, "again")}`]);
    });

    test("of this token that quotes the marker further down is left alone", async () => {
      stub.comments.push(stub.post(stub.self, `Somebody wrote:\n${MARKER}`));
      expect(await tell()).toBe("added");
      expect(stub.comments[0]!.body).toBe(`Somebody wrote:\n${MARKER}`);
    });

    test("is found on a later page", async () => {
      for (let index = 0; index < 250; index++) stub.comments.push(stub.post("mallory", `Comment ${index}`));
      stub.comments.push(stub.post(stub.self, text(OLD, "old")));
      expect(await tell()).toBe("updated");
      expect(stub.comments).toHaveLength(251);
      expect(stub.asked.filter((request) => /comments\?|notes\?/.test(request))).toHaveLength(3);
    });

    test("is one: others that the same token left behind say that they are superseded", async () => {
      stub.comments.push(stub.post(stub.self, text(OLD, "old")), stub.post(stub.self, text(OLD, "older")));
      await tell();
      expect(bodies()).toEqual([`own: ${text(stub.head, "verdict")}`, "own: another one is kept up"]);
    });

    test("is not added where there is nothing to tell, and takes the place of an old verdict", async () => {
      expect(await tell({ quiet: true })).toBe("not needed");
      expect(stub.comments).toEqual([]);
      stub.comments.push(stub.post(stub.self, text(OLD, "old")));
      expect(await tell({ quiet: true, body: () => text(stub.head, "nothing to change") })).toBe("updated");
      expect(bodies()).toEqual([`own: ${text(stub.head, "nothing to change")}`]);
    });

    test("does not get the verdict on a commit that is no longer the newest: what is there is superseded", async () => {
      stub.comments.push(stub.post(stub.self, text(OLD, "old")));
      expect(await tell({ commit: OLD })).toBe("superseded");
      expect(bodies()).toEqual([`own: ${text(stub.head, "superseded")}`]);
    });

    test("on the newest commit outlasts the run of an older one that ends later", async () => {
      await tell();
      expect(await tell({ commit: OLD })).toBe("superseded");
      expect(bodies()).toEqual([`own: ${text(stub.head, "verdict")}`]);
      expect(stub.checks.concat(stub.statuses)).toEqual([]);
    });

    test("is made for the platform's limit, and shorter where the platform takes less", async () => {
      const made: number[] = [];
      const body = (limit: number) => {
        made.push(limit);
        return `${MARKER}\n`.padEnd(limit, "x");
      };
      await tell({ body });
      expect(stub.comments[0]!.body.length).toBe(stub.limit);
      stub.limit = Math.floor(stub.limit / 3);
      await tell({ body: (limit) => `${MARKER}\n`.padEnd(limit, "y") });
      expect(stub.comments[0]!.body.at(-1)).toBe("y");
      expect(stub.comments[0]!.body.length).toBeLessThanOrEqual(stub.limit);
      expect(Math.max(...made)).toBe(stub.platform().limit);
    });
  });

  describe("what may not be done is told with the right that it needs:", () => {
    const MAY_READ = ["read", "pull-requests: read", "issues: read"];

    test("a comment", async () => {
      stub.allow(MAY_READ);
      expect(await refusal(tell())).toEqual(
        words.forbidden({
          ...forbidden(),
          doing: `comment on the ${request}`,
          right: name === "GitHub" ? "pull-requests: write" : "of the scope api and of the role Reporter",
          hint: hint("pull-requests: write"),
        }),
      );
    });

    test("a check", async () => {
      stub.allow([...MAY_READ, "pull-requests: write"]);
      const verdict = { name: "cckm review", passed: true, title: "t", summary: "s" };
      expect(await refusal(tell({ verdict }))).toEqual(
        words.forbidden({
          ...forbidden(),
          doing: name === "GitHub" ? "make a check of the commit" : "set the status of the commit",
          right: name === "GitHub" ? "checks: write" : "of the scope api and of the role Developer",
          hint: hint("checks: write"),
        }),
      );
    });

    test("an issue", async () => {
      stub.allow(MAY_READ);
      const issue = { marker: MARKER, title: "t", body: () => MARKER, elsewhere: "e", trouble: "there" } as const;
      expect(await refusal(keepIssue(stub.platform(), issue))).toEqual(
        words.forbidden({
          ...forbidden(),
          doing: "open an issue",
          right: name === "GitHub" ? "issues: write" : "of the scope api and of the role Reporter",
          hint: hint("issues: write"),
        }),
      );
    });

    test("the pull request, which is not found then", async () => {
      stub.allow([]);
      expect(await refusal(tell())).toEqual(
        words.notFound({
          platform: name,
          doing: `list the ${request}'s comments`,
          status: 404,
          said: name === "GitHub" ? "Not Found" : "404 Project Not Found",
          right: name === "GitHub" ? "pull-requests: read" : "of the scope api or read_api and of the role Reporter",
          hint:
            name === "GitHub"
              ? ""
              : "Give GITLAB_TOKEN a project access token of that kind; in a merge request of a fork, protected variables are not there.",
        }),
      );
    });

    test("anything, with a token that is not known, which no message holds", async () => {
      expect(await refusal(tellOnPullRequest(stub.platform(MISSING_TOKEN), told()))).toEqual(
        words.tokenInvalid({
          platform: name,
          doing: "say whose the token is",
          status: 401,
          said: name === "GitHub" ? "Bad credentials" : "401 Unauthorized",
        }),
      );
    });

    test("a pull request, in a job that is of none", async () => {
      const platform = stub.platform(undefined, Number.NaN);
      const { code } = await refusal(tellOnPullRequest(platform, told()));
      expect(code).toBe(name === "GitHub" ? "publish-not-found" : "publish-no-merge-request");
    });
  });

  describe("a limit on requests", () => {
    test.each<[string, number, Record<string, string>, number]>([
      ["429 with Retry-After in seconds", 429, { "retry-after": "7" }, 7_000],
      ["429 with Retry-After as a date", 429, { "retry-after": "Thu, 26 Nov 2026 08:00:30 GMT" }, 30_000],
      ["403 with Retry-After", 403, { "retry-after": "60" }, 60_000],
      [
        "403 without requests left",
        403,
        { "x-ratelimit-remaining": "0", "x-ratelimit-reset": String(Date.parse("2026-11-26T08:02:00Z") / 1000) },
        121_000,
      ],
      [
        "429 with the reset of GitLab",
        429,
        { "ratelimit-remaining": "0", "ratelimit-reset": String(Date.parse("2026-11-26T08:00:10Z") / 1000) },
        11_000,
      ],
      ["429 that does not say how long", 429, {}, 60_000],
    ])("%s is waited for, also before a comment is added, which is added once", async (_, status, headers, ms) => {
      stub.once.push({ on: /^POST .*(comments|notes)$/, status, headers, json: { message: "Too many requests" } });
      expect(await tell()).toBe("added");
      expect(stub.waited).toEqual([ms]);
      expect(stub.comments).toHaveLength(1);
    });

    test("that a sentence alone tells of is waited for longer each time", async () => {
      const json = {
        message: "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.",
      };
      stub.once.push({ on: /^GET/, status: 403, json }, { on: /^GET/, status: 403, json });
      expect(await tell()).toBe("added");
      expect(stub.waited).toEqual([60_000, 120_000]);
    });

    test("that holds for longer than a job waits ends it with the time from which on it can be run again", async () => {
      stub.once.push({ status: 429, headers: { "retry-after": "1800" } });
      expect(await refusal(tell())).toEqual(
        words.limited({
          platform: name,
          doing: "say whose the token is",
          until: "2026-11-26T08:30:00.000Z",
        }),
      );
      expect(stub.waited).toEqual([]);
    });
  });

  describe("a platform in trouble", () => {
    test("is asked again for what changes nothing", async () => {
      stub.once.push({ on: /^GET/, status: 502 }, { on: /^GET/, status: 503 });
      expect(await tell()).toBe("added");
      expect(stub.waited).toEqual([1_000, 2_000]);
    });

    test("does not get a comment twice, whose answer was lost; the next run finds it", async () => {
      stub.once.push({ on: /^POST .*(comments|notes)$/, status: 502, taken: true });
      expect(await refusal(tell())).toEqual(
        words.refused({ platform: name, doing: `comment on the ${request}`, status: 502, said: "" }),
      );
      expect(await tell()).toBe("as it was");
      expect(stub.comments).toHaveLength(1);
    });

    test("whose next page is elsewhere gets no token there", async () => {
      for (let index = 0; index < 120; index++) stub.comments.push(stub.post("mallory", "x"));
      stub.elsewhere = "https://evil.example.com/next";
      const next = "https://evil.example.com/next";
      expect(await refusal(tell())).toEqual(
        words.pageElsewhere({ platform: name, next, address: name === "GitHub" ? stub.url : `${stub.url}/api/v4` }),
      );
    });

    test("that answers with a page of a proxy is told to be none", async () => {
      stub.once.push({
        status: 301,
        headers: { location: "https://elsewhere.example.com/" },
        json: { message: "Moved" },
      });
      expect(await refusal(tell())).toEqual(
        words.moved({
          platform: name,
          doing: "say whose the token is",
          status: 301,
          said: "Moved",
          location: "https://elsewhere.example.com/",
        }),
      );
    });
  });

  test("a verdict becomes a check or status of the commit, and may be told again", async () => {
    const verdict = { name: "cckm review", passed: false, title: "Refused: purge", summary: "why" };
    await tell({ verdict });
    await tell({ verdict });
    expect([...stub.checks, ...stub.statuses]).toContainEqual(
      name === "GitHub"
        ? expect.objectContaining({
            name: "cckm review",
            head_sha: stub.head,
            status: "completed",
            conclusion: "failure",
            output: { title: "Refused: purge", summary: "why" },
            details_url: "https://ci.example.com/1",
          })
        : expect.objectContaining({
            name: "cckm review",
            sha: stub.head,
            state: "failed",
            description: "Refused: purge",
          }),
    );
  });

  describe("an issue about trouble", () => {
    const issue = (trouble: "there" | "gone" | "not known", what = "drift") =>
      keepIssue(stub.platform(), {
        marker: MARKER,
        title: "Drift",
        body: () => `${MARKER}\n${what}`,
        elsewhere: "superseded",
        trouble,
      });

    test("is opened, kept up, and closed when the trouble is gone", async () => {
      expect(await issue("gone")).toBe("not needed");
      expect(await issue("there", "first")).toBe("opened");
      expect(await issue("there", "second")).toBe("updated");
      expect(await issue("not known", "third")).toBe("updated");
      expect(stub.issues).toMatchObject([{ title: "Drift", body: `${MARKER}\nthird`, open: true }]);
      expect(await issue("gone", "none")).toBe("closed");
      expect(stub.issues).toMatchObject([{ body: `${MARKER}\nnone`, open: false }]);
    });

    test("is another one when the trouble comes back, and none where it is not known whether there is any", async () => {
      await issue("there");
      await issue("gone");
      expect(await issue("not known")).toBe("not needed");
      expect(await issue("there")).toBe("opened");
      expect(stub.issues.map(({ open }) => open)).toEqual([false, true]);
    });

    test("under the same marker by somebody else is neither kept up nor closed", async () => {
      stub.issues.push(stub.post("mallory", `${MARKER}\nforged`));
      expect(await issue("gone")).toBe("not needed");
      expect(await issue("there")).toBe("opened");
      expect(stub.issues.map(({ author, open }) => [author, open])).toEqual([
        ["mallory", true],
        [stub.self, true],
      ]);
      expect(stub.issues[0]!.body).toBe(`${MARKER}\nforged`);
    });

    test("is found on a later page, and is one", async () => {
      for (let index = 0; index < 150; index++) stub.issues.push(stub.post("mallory", "x"));
      stub.issues.push(stub.post(stub.self, `${MARKER}\na`), stub.post(stub.self, `${MARKER}\nb`));
      expect(await issue("there")).toBe("updated");
      expect(stub.issues.slice(150)).toMatchObject([
        { body: `${MARKER}\ndrift`, open: true },
        { body: "superseded", open: false },
      ]);
    });
  });
});

describe("GitHub", () => {
  test("takes a status of the commit from a token that is no app's", async () => {
    const stub = await GitHubStub.start();
    try {
      stub.allow(["statuses: write"], { app: false });
      await stub
        .platform()
        .check(stub.head, { name: "cckm review", passed: true, title: "Nothing to change", summary: "" });
      expect(stub.statuses).toEqual([
        {
          context: "cckm review",
          state: "success",
          description: "Nothing to change",
          sha: stub.head,
          target_url: "https://ci.example.com/1",
        },
      ]);
    } finally {
      await stub.stop();
    }
  });
});
