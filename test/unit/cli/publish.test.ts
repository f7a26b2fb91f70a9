import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CommandFailure } from "../../../lib/cli/endings";
import { publishDrift } from "../../../lib/cli/publish/drift";
import { comparedWithComment, publishReview, withdrawReview } from "../../../lib/cli/publish/review";
import { commitMissing } from "../../../lib/cli/publish/words";
import { gitHubJob, gitLabJob } from "../../../lib/publish";
import * as words from "../../../lib/publish/words";
import { driftReport, review } from "../../../lib/review";
import { asLines } from "../../../lib/words";
import { runCckm } from "../../support/cckm-command";
import { GitHubStub } from "../../support/platforms/github";
import { GitLabStub } from "../../support/platforms/gitlab";
import { TOKEN } from "../../support/platforms/stub";
import { aclChange, planOf } from "../review/plans";

let folder: string;
let stub: GitHubStub | GitLabStub | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "publish-"));
});
afterEach(async () => {
  await stub?.stop();
  stub = undefined;
  rmSync(folder, { recursive: true });
});

/** A job on GitHub for the pull request 7. */
async function onGitHub(): Promise<NodeJS.ProcessEnv> {
  stub = await GitHubStub.start();
  const event = join(folder, "event.json");
  writeFileSync(event, JSON.stringify({ pull_request: { number: 7, head: { sha: stub.head } } }));
  return {
    GITHUB_TOKEN: TOKEN,
    GITHUB_REPOSITORY: "acme/keys",
    GITHUB_API_URL: stub.url,
    GITHUB_EVENT_PATH: event,
    // The merge commit, which is on no branch.
    GITHUB_SHA: "c".repeat(40),
    GITHUB_RUN_ID: "42",
  };
}

/** A job on GitLab for the merge request 7. */
async function onGitLab(): Promise<NodeJS.ProcessEnv> {
  stub = await GitLabStub.start();
  return {
    GITLAB_TOKEN: TOKEN,
    CI_PROJECT_ID: "acme/keys",
    CI_API_V4_URL: `${stub.url}/api/v4`,
    CI_MERGE_REQUEST_IID: "7",
    CI_COMMIT_SHA: stub.head,
    CI_PIPELINE_URL: "https://gitlab.example.com/acme/keys/-/pipelines/42",
  };
}

const reviewOf = (plan: object, stack: string) => review({ plan, environment: { stack } });
const granting = reviewOf(planOf([aclChange(["view"], ["view", "keydelete"])]), "prod");
const nothing = reviewOf(planOf([]), "dev");
const drift = {
  address: "cckm_aws_kms_acl.a",
  mode: "managed",
  name: "a",
  ...aclChange(["view"], ["view", "keydelete"]),
};
const drifted = driftReport([{ plan: planOf([], { resource_drift: [drift] }), environment: { stack: "prod" } }]);
const failure = (work: Promise<unknown>) =>
  work.then(
    () => "it did not fail",
    (error: unknown) => {
      if (!(error instanceof CommandFailure)) throw error;
      return error.message;
    },
  );

test("cckm review --publish tells of every plan, and exits with 3 for a gate, with nothing on standard output", async () => {
  const env = await onGitHub();
  writeFileSync(join(folder, "grants.json"), JSON.stringify(planOf([aclChange(["view"], ["view", "keydelete"])])));
  writeFileSync(join(folder, "nothing.json"), JSON.stringify(planOf([])));
  const args = ["review", "grants.json", "nothing.json", "--publish", "github", "--fail-on", "grant:keydelete"];
  expect(await runCckm(args, folder, env)).toMatchObject({
    code: 3,
    stdout: "",
    stderr: expect.stringContaining("Users gains keydelete on k"),
  });
  expect(stub!.comments).toHaveLength(1);
  expect(stub!.checks).toHaveLength(1);
});

describe.each([
  ["github", onGitHub],
  ["gitlab", onGitLab],
] as const)("on %s", (publish, job) => {
  const where = { publish, key: "cckm" };

  test("one comment tells of every stack, with the reasons of a refusal, until it is withdrawn", async () => {
    const env = await job();
    await publishReview(where, [granting, nothing], ["grant:keydelete: 1: Users gains keydelete on k"], env);
    expect(stub!.comments.map(({ body }) => body)).toEqual([
      expect.stringMatching(/\*\*Refused\*\*.*<code>prod<\/code>: .*\*\*Nothing to change\*\*/s),
    ]);
    expect([...stub!.checks, ...stub!.statuses]).toEqual([
      expect.objectContaining(publish === "github" ? { conclusion: "failure" } : { state: "failed" }),
    ]);
    await withdrawReview(where, "The plan failed.", env);
    expect(stub!.comments.map(({ body }) => body)).toEqual([expect.stringContaining("### No review of this commit")]);
    await publishReview(where, [nothing], [], env);
    expect(stub!.comments.map(({ body }) => body)).toEqual([expect.stringContaining("### Nothing to change")]);
  });

  test("several apps of one repository have a comment each", async () => {
    const env = await job();
    await publishReview({ publish, key: "keys" }, [granting], [], env);
    await publishReview({ publish, key: "vaults" }, [granting], [], env);
    expect(stub!.comments).toHaveLength(2);
  });

  test("the error names the right that the token lacks", async () => {
    const env = await job();
    stub!.allow(["read", "pull-requests: read"]);
    expect(await failure(publishReview(where, [granting], [], env))).toMatch(
      /The token needs the right (pull-requests: write|of the scope api)/,
    );
  });

  test("what is planned after the merge is compared with what the pull request showed, not with what others wrote", async () => {
    const env = await job();
    const intent = (digit: string) => `sha256:${digit.repeat(64)}`;
    const planned = (digit: string) => [{ ...granting, intent: intent(digit) }];
    const merge = "d".repeat(40);
    stub!.merged.push(merge);
    const compared = (digit: string, commit = merge) => comparedWithComment({ ...where, commit }, planned(digit), env);
    expect(await compared("1")).toMatch(/^No pull request showed this plan/);
    await publishReview(where, [...planned("1"), nothing], [], env);
    const forged = stub!.comments[0]!.body.replaceAll(intent("1"), intent("2"));
    stub!.comments.unshift(stub!.post("mallory", forged));
    expect(await compared("1")).toMatch(/^This is what the pull request showed/);
    expect(await compared("2")).toMatch(/^This is not what the pull request showed/);
    expect(await compared("1", "e".repeat(40))).toMatch(/^No pull request showed this plan/);
  });

  test("an issue about drift is opened, and closed when every stack was looked at and there is none", async () => {
    const env = await job();
    const failed = driftReport([{ failure: "no engine" }]);
    const none = driftReport([{ plan: planOf([]), environment: { stack: "prod" } }]);
    for (const report of [failed, drifted, failed]) await publishDrift(publish, "cckm", report, env);
    expect(stub!.issues).toMatchObject([{ title: "Drift: CCKM is not as Terraform left it", open: true }]);
    await publishDrift(publish, "cckm", none, env);
    expect(stub!.issues).toMatchObject([{ body: expect.stringContaining("No drift"), open: false }]);
    // Some stacks, in any order, have an issue of their own.
    await publishDrift(publish, "cckm", drifted, env);
    await publishDrift(publish, "cckm", drifted, env, ["eu-*", "dev", "dev"]);
    await publishDrift(publish, "cckm", none, env, ["dev", "eu-*"]);
    expect(stub!.issues.slice(1)).toMatchObject([
      { title: "Drift: CCKM is not as Terraform left it", open: true },
      { title: "Drift: CCKM is not as Terraform left it (cckm: dev, eu-*)", open: false },
    ]);
    await publishDrift(
      publish,
      "cckm",
      drifted,
      env,
      Array.from({ length: 99 }, (_, index) => `stack-${index}`),
    );
    expect(stub!.issues.at(-1)!.title!.length).toBeLessThan(200);
  });
});

describe("where a review is told of", () => {
  test.each([
    ["GitHub without a token", () => gitHubJob({}), words.gitHubTokenMissing({})],
    [
      "GitHub with another form of a repository",
      () => gitHubJob({ GITHUB_TOKEN: TOKEN, GITHUB_REPOSITORY: "../x" }),
      words.gitHubRepositoryInvalid({ got: '"../x"' }),
    ],
    [
      "GitHub with an event that is none",
      () => gitHubJob({ GITHUB_TOKEN: TOKEN, GITHUB_REPOSITORY: "acme/keys", GITHUB_EVENT_PATH: "/nowhere.json" }),
      words.gitHubEventUnreadable({ file: "/nowhere.json" }),
    ],
    ["GitLab without a token of its own", () => gitLabJob({ CI_JOB_TOKEN: TOKEN }), words.gitLabTokenMissing({})],
    ["GitLab without a project", () => gitLabJob({ GITLAB_TOKEN: TOKEN }), words.gitLabProjectMissing({})],
  ])("is not guessed: %s is refused", (_, job, told) => {
    expect(job).toThrow(expect.objectContaining({ told }));
  });

  test.each([
    ["none", undefined, "none"],
    ["a short hash", "abc1234", '"abc1234"'],
  ])("is a whole commit: %s is refused", async (_, commit, got) => {
    const { GITHUB_EVENT_PATH: __, ...env } = await onGitHub();
    const where = { publish: "github", key: "cckm", ...(commit && { commit }) };
    expect(await failure(publishReview(where, [granting], [], env))).toBe(asLines(commitMissing({ got })));
    expect(stub!.asked).toEqual([]);
  });

  test("is no server without TLS but on this machine: the token is sent to it", async () => {
    const env = { ...(await onGitHub()), GITHUB_API_URL: "http://github.example.com" };
    const where = { publish: "github", key: "cckm" };
    expect(await failure(publishReview(where, [granting], [], env))).toMatch(
      /Expected the address of the platform's API to be https:\/\/, as in \S+, got "http:\/\/github\.example\.com"\./,
    );
  });

  test("on GitLab is the commit of the branch, where the pipeline runs on the merged result", () => {
    const env = {
      GITLAB_TOKEN: TOKEN,
      CI_PROJECT_ID: "1",
      CI_MERGE_REQUEST_IID: "7",
      CI_COMMIT_SHA: "c",
      CI_MERGE_REQUEST_SOURCE_BRANCH_SHA: "b",
    };
    expect(gitLabJob(env).commit).toBe("b");
    expect(gitLabJob({ ...env, CI_MERGE_REQUEST_SOURCE_BRANCH_SHA: "" }).commit).toBe("c");
  });

  test("on a GitHub of one's own has its GraphQL beside the REST API", () => {
    const env = { GITHUB_TOKEN: TOKEN, GITHUB_REPOSITORY: "acme/keys" };
    expect(gitHubJob(env).graphql).toBe("https://api.github.com/graphql");
    expect(gitHubJob({ ...env, GITHUB_API_URL: "https://github.example.com/api/v3" }).graphql).toBe(
      "https://github.example.com/api/graphql",
    );
  });
});
