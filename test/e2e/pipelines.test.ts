import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CckmSimulator } from "../../lib/simulator";
import { ROOT } from "../support/cdktf";
import { type Event, readWorkflow, type Settings, WorkflowRun } from "../support/pipelines/github-actions";
import { GitLabPipeline, type GitLabSettings, readGitLabFile } from "../support/pipelines/gitlab-ci";
import { makePrograms, npmProject, Repository, removeFolder } from "../support/pipelines/project";
import { GitHubStub } from "../support/platforms/github";
import { GitLabStub } from "../support/platforms/gitlab";
import { TOKEN } from "../support/platforms/stub";
import { StateServer } from "../support/state-server";

const WORKFLOW = readWorkflow(join(ROOT, "examples/pipelines", "github/cckm.yml"));
const DRIFT = readWorkflow(join(ROOT, "examples/pipelines", "github/cckm-drift.yml"));
const SECRETS = {
  CIPHERTRUST_USERNAME: "admin",
  CIPHERTRUST_PASSWORD: "test-password",
  TF_HTTP_USERNAME: StateServer.credentials.TF_HTTP_USERNAME,
  TF_HTTP_PASSWORD: StateServer.credentials.TF_HTTP_PASSWORD,
};

const GITLAB_FILE = readGitLabFile(join(ROOT, "examples/pipelines", "gitlab/cckm.gitlab-ci.yml"));

/** The example's, but that the simulator has no certificate. */
const POLICY = readFileSync(join(ROOT, "examples/pipelines/cckm-policy.yaml"), "utf8").replace(
  "no_ssl_verify",
  "adopt",
);

let folder: string;
let sim: CckmSimulator;
let states: StateServer;
let github: GitHubStub;
let repository: Repository;
let settings: Settings;
let npm: Readonly<Record<string, string>>;
const asked: string[] = [];
/** Folders of reviews in which nothing is refused. */
let harmless: string[];
let runs = 0;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "pipelines-"));
  [sim, states, github] = await Promise.all([CckmSimulator.start(), StateServer.start(), GitHubStub.start()]);
  npm = npmProject(join(folder, "packages"), join(folder, "run-0", "job", "work"));
  repository = new Repository(folder);
  repository.commit("main", files(""));
  const secrets = Object.fromEntries(["dev-plan", "prod-plan", "drift"].map((name) => [name, { ...SECRETS }]));
  settings = {
    origin: repository.origin,
    bin: makePrograms(folder),
    api: github.url,
    token: TOKEN,
    vars: { CIPHERTRUST_ADDRESS: sim.url, CCKM_BACKENDS: JSON.stringify(backends()) },
    secrets: {
      ...secrets,
      dev: { ...SECRETS, DB_PASSWORD: "test-secret-value" },
      prod: { ...SECRETS, DB_PASSWORD: "test-secret-value" },
    },
    reviewers: {},
  };
});
afterAll(async () => {
  await Promise.all([sim.stop(), states.stop(), github.stop()]);
  removeFolder(folder);
});

function backends() {
  const pattern = `${states.url}/*`;
  return { http: { address: pattern, lock_address: pattern, unlock_address: pattern } };
}

/** The app of a team: an account for each environment, with what a change adds to it. */
function files(change: string, region = "eu-west-1") {
  return {
    ...npm,
    "cckm-policy.yaml": POLICY,
    "cdktf.json": JSON.stringify({
      language: "typescript",
      app: "node main.js",
      projectId: "test",
      sendCrashReports: "false",
    }),
    "main.js": `
const { App, HttpBackend, TerraformStack } = require("cdktf");
const { AwsKmsAccount, CckmProvider } = require("cdktf-cckm");
if (process.env.CIPHERTRUST_PASSWORD || process.env.GITHUB_TOKEN) throw new Error("The code of the author has a credential.");
const app = new App();
for (const [index, environment] of ["dev", "prod"].entries()) {
  const stack = new TerraformStack(app, environment);
  const address = "${states.url}/" + environment;
  new HttpBackend(stack, { address, lockAddress: address, unlockAddress: address });
  new CckmProvider(stack, "cckm");
  new AwsKmsAccount(stack, "payments", {
    name: "payments-" + environment, accountId: "12345678901" + index, awsConnection: "aws-any", regions: ["${region}"],
  });
  ${change}
}
app.synth();
`,
  };
}

function start(event: Event, more: Partial<Settings> = {}): WorkflowRun {
  return new WorkflowRun(WORKFLOW, { ...settings, ...more }, event, join(folder, `run-${++runs}`));
}

/** A pull request of a branch, as GitHub tells of it; the workflow is that of main. */
function pullRequest(branch: string, from = "acme/keys"): Event {
  github.head = repository.head(branch);
  const payload = { pull_request: { number: 7, head: { sha: github.head, repo: { full_name: from } } } };
  return { name: "pull_request_target", sha: repository.head("main"), payload };
}

/** Somebody applies to an environment, or has done so. */
async function lockOf(environment: string, method: "LOCK" | "UNLOCK"): Promise<void> {
  const { TF_HTTP_USERNAME, TF_HTTP_PASSWORD } = StateServer.credentials;
  const basic = Buffer.from(`${TF_HTTP_USERNAME}:${TF_HTTP_PASSWORD}`).toString("base64");
  await fetch(`${states.url}/${environment}`, { method, body: "{}", headers: { authorization: `Basic ${basic}` } });
}

const regions = () => Object.fromEntries(sim.snapshot().kms.map(({ name, regions }) => [name, regions]));
const push = (sha: string): Event => ({ name: "push", sha, payload: {} });
const accounts = () =>
  sim
    .snapshot()
    .kms.map(({ name }) => name)
    .sort();

test("GitHub's workflow leads from a pull request to an apply that was approved; what was altered, has moved on or was not approved is refused", async () => {
  repository.commit("change", files("// A change."));
  const forged = github.post("mallory", "");
  github.comments.push(forged);

  await lockOf("dev", "LOCK");
  const review = await start(pullRequest("change"), { genuine: ["build"] }).all();
  await lockOf("dev", "UNLOCK");
  expect(review.failures()).toEqual({});
  expect(review.results.get("build")!.log).toContain("The team tests.");
  expect(Object.keys(review.done())).toEqual(["build", "withdraw", "plan", "comment"]);
  harmless = ["dev", "prod"].map((name) => review.artifacts.path(`review-${name}`));
  const [, own] = github.comments;
  expect(own!.body).toMatch(/### <code>dev<\/code>.*### <code>prod<\/code>/s);
  expect(github.checks).toMatchObject([{ head_sha: repository.head("change"), conclusion: "success" }]);
  expect(accounts()).toEqual([]);
  // Somebody copies the comment, to be taken for it.
  forged.body = own!.body.replaceAll("payments", "nothing");

  const merged = repository.merge("change");
  github.merged.push(merged);
  const approve = async (run: WorkflowRun) => {
    const { summary, outputs } = run.results.get("plan-prod")!;
    expect(summary).toContain("This is what the pull request showed: the intent is the same.");
    expect(summary).toContain(outputs.intent!.slice("sha256:".length));
    return true;
  };
  const refuse = async () => {
    asked.push("prod");
    return false;
  };
  const tried = await start(push(merged), { reviewers: { prod: refuse } }).all();
  expect(tried.failures()).toEqual({ "apply-prod": "not approved" });
  expect(tried.done()).toMatchObject({ "apply-dev": "success", "plan-prod": "success", "apply-prod": "failure" });
  expect(asked).toEqual(["prod"]);
  expect(accounts()).toEqual(["payments-dev"]);

  const file = join(tried.artifacts.path("changes-prod"), "prod.changes");
  const changes = readFileSync(file);
  const again = new WorkflowRun(WORKFLOW, { ...settings, reviewers: { prod: approve } }, push(merged), tried.folder);
  for (const [name, result] of tried.results) again.results.set(name, result);
  Object.assign(again, { artifacts: tried.artifacts });

  writeFileSync(file, Buffer.concat([changes.subarray(0, -1), Buffer.from([changes.at(-1)! ^ 1])]));
  const altered = (await again.job("apply-prod")).log;
  writeFileSync(file, changes);
  expect(altered).toMatch(/has the digest sha256:.*ended with 3/s);
  expect(accounts()).toEqual(["payments-dev"]);
  expect(await again.job("apply-prod")).toMatchObject({ result: "success" });
  expect(accounts()).toEqual(["payments-dev", "payments-prod"]);
  expect(readdirSync(again.artifacts.path("receipts-prod"))).toHaveLength(1);

  repository.commit("main", {});
  const moved = await again.job("apply-prod");
  expect(moved).toMatchObject({ result: "failure", log: expect.stringContaining("ls-remote") });
  expect(moved.log).not.toContain("cckm");
});

test("a pull request whose code would run a program gets no plan on GitHub, and its comment says so; one of a fork gets nothing", async () => {
  repository.commit("evil", files('stack.addOverride("data.external.a", { program: ["sh", "-c", "env"] });'));
  const run = await start(pullRequest("evil")).all();
  expect(run.done()).toEqual({ build: "success", withdraw: "success", plan: "failure", comment: "success" });
  expect(run.results.get("plan")!.log).toContain("data.external.a runs a program");
  expect(github.comments.find(({ author }) => author === github.self)!.body).toContain("It could not be planned");

  github.head = repository.commit("evil", {});
  expect(await run.job("comment")).toMatchObject({ result: "success" });
  expect(github.comments.find(({ author }) => author === github.self)!.body).toContain("### Superseded");

  const fork = await start(pullRequest("evil", "mallory/keys")).all();
  expect(fork.done()).toEqual({});
});

test("on GitHub, drift has one issue as long as it is there", async () => {
  const [kms] = sim.store.kms.values();
  const before = kms!.regions;
  kms!.regions = [...before, "us-east-1"];
  const event: Event = { name: "schedule", sha: repository.head("main"), payload: {} };
  const night = await new WorkflowRun(DRIFT, settings, event, join(folder, `run-${++runs}`)).all();
  expect(night.failures()).toEqual({});
  expect(github.issues).toMatchObject([{ open: true, body: expect.stringContaining("us-east-1") }]);
  kms!.regions = before;
  await night.job("drift");
  expect(github.issues).toMatchObject([{ open: false }]);
});

test("a pull request that weakens the policy is judged by the protected branch's, and refused by its check and its comment", async () => {
  github.checks.length = 0;
  const weak = { "cckm-policy.yaml": "version: 1\nrules: []\n" };
  repository.commit("weak", { ...files("// Weak.", "us-east-1"), ...weak });
  const run = await start(pullRequest("weak")).all();
  expect(run.done()).toEqual({ build: "success", withdraw: "success", plan: "success", comment: "failure" });
  const { log } = run.results.get("comment")!;
  expect(log).toContain("dev: cckm-policy.yaml:11 regions forbids this: ");
  expect(log).toContain('got "us-east-1"');
  expect(github.comments.find(({ author }) => author === github.self)!.body).toMatch(
    /### <code>dev<\/code>: Refused by the policy\..*cckm-policy/s,
  );
  expect(github.checks).toMatchObject([{ head_sha: repository.head("weak"), conclusion: "failure" }]);

  // The author's code can upload artifacts, of other names.
  for (const [index, name] of ["dev", "prod"].entries())
    run.artifacts.upload(`review-x-${name}`, harmless[index]!, [`${name}.json`]);
  expect(await run.job("comment")).toMatchObject({ result: "failure" });
  expect(github.checks.at(-1)).toMatchObject({ conclusion: "failure" });
});

test("a pull request that cannot be built has a comment that says so", async () => {
  repository.commit("broken", files("throw new Error('broken');"));
  const run = await start(pullRequest("broken")).all();
  expect(run.done()).toEqual({ build: "failure", withdraw: "success", comment: "success" });
  expect(github.comments.find(({ author }) => author === github.self)!.body).toContain("It could not be planned");
});

describe("on GitLab,", () => {
  let gitlab: GitLabStub;
  let gitlabSettings: GitLabSettings;
  beforeAll(async () => {
    gitlab = await GitLabStub.start();
    const GITLAB_TOKEN = TOKEN;
    const reader = { ...SECRETS, GITLAB_TOKEN };
    const writer = { ...SECRETS, TF_VAR_db_password: "test-secret-value" };
    gitlabSettings = {
      origin: repository.origin,
      bin: settings.bin,
      variables: {
        ...settings.vars,
        CI_API_V4_URL: `${gitlab.url}/api/v4`,
        CI_PROJECT_ID: "acme/keys",
        CI_DEFAULT_BRANCH: "main",
      },
      scoped: {
        ...{ comment: { GITLAB_TOKEN }, "dev-plan": reader, "prod-plan": reader, drift: reader },
        ...{ dev: writer, prod: writer },
      },
      manual: () => false,
    };
  });
  afterAll(() => gitlab.stop());

  const pipeline = (predefined: Record<string, string>, more: Partial<GitLabSettings> = {}) =>
    new GitLabPipeline(
      GITLAB_FILE,
      { ...gitlabSettings, ...more },
      { ...predefined, ...gitlabSettings.variables },
      join(folder, `run-${++runs}`),
    );
  const mergeRequest = (branch: string, from = "acme/keys") => {
    gitlab.head = repository.head(branch);
    return {
      CI_PIPELINE_SOURCE: "merge_request_event",
      CI_MERGE_REQUEST_IID: "7",
      CI_MERGE_REQUEST_SOURCE_PROJECT_ID: from,
      CI_COMMIT_SHA: gitlab.head,
    };
  };
  const onMain = (sha: string) => ({ CI_PIPELINE_SOURCE: "push", CI_COMMIT_BRANCH: "main", CI_COMMIT_SHA: sha });

  test("the pipeline leads from a merge request to an apply that was approved; what was altered or has moved on is refused", async () => {
    repository.commit("region", files("", "eu-central-1"));
    const forged = gitlab.post("mallory", "");
    gitlab.comments.push(forged);
    await lockOf("dev", "LOCK");
    const review = await pipeline(mergeRequest("region"), { genuine: ["build"] }).all();
    await lockOf("dev", "UNLOCK");
    expect(review.failures()).toEqual({});
    expect(review.results.get("build")!.log).toContain("The team tests.");
    expect(Object.keys(review.done())).toEqual(["build", "withdraw", "plan", "comment"]);
    expect(gitlab.comments).toMatchObject([
      { body: "" },
      { body: expect.stringMatching(/<code>dev<\/code>.*<code>prod<\/code>/s) },
    ]);
    // Somebody copies the note, to be taken for it.
    forged.body = gitlab.comments[1]!.body.replaceAll("eu-central-1", "eu-west-9");
    expect(gitlab.statuses).toMatchObject([{ sha: repository.head("region"), state: "success" }]);

    const merged = repository.merge("region");
    gitlab.merged.push(merged);
    const waiting = await pipeline(onMain(merged)).all();
    expect(waiting.failures()).toEqual({});
    expect(Object.keys(waiting.done())).toEqual(["build", "plan-dev", "apply-dev", "plan-prod"]);
    expect(waiting.results.get("plan-prod")!.log).toContain(
      "This is what the pull request showed: the intent is the same.",
    );
    expect(regions()["payments-dev"]).toEqual(["eu-central-1"]);
    const before = regions()["payments-prod"];

    const approved = new GitLabPipeline(
      GITLAB_FILE,
      { ...gitlabSettings, manual: () => true },
      waiting.predefined,
      waiting.folder,
    );
    for (const [name, result] of waiting.results) approved.results.set(name, result);
    Object.assign(approved, { artifacts: waiting.artifacts });
    const file = join(waiting.artifacts.path("plan-prod"), "prod.changes");
    const changes = readFileSync(file);
    writeFileSync(file, Buffer.concat([changes.subarray(0, -1), Buffer.from([changes.at(-1)! ^ 1])]));
    expect((await approved.job("apply-prod")).log).toMatch(/has the digest sha256:/);
    writeFileSync(file, changes);
    expect(regions()["payments-prod"]).toEqual(before);
    expect(await approved.job("apply-prod")).toMatchObject({
      result: "success",
      log: expect.stringContaining("prod: applied."),
    });
    expect(regions()["payments-prod"]).toEqual(["eu-central-1"]);

    repository.commit("main", {});
    expect(await approved.job("apply-prod")).toMatchObject({ result: "failure" });
  });

  test("a merge request whose code would run a program gets no plan, and its note says so; a newer commit takes the place of that", async () => {
    repository.commit("evil-too", files('stack.addOverride("data.external.a", { program: ["sh", "-c", "env"] });'));
    const run = await pipeline(mergeRequest("evil-too")).all();
    expect(run.done()).toEqual({ build: "success", withdraw: "success", plan: "failure", "no-plan": "success" });
    expect(run.results.get("plan")!.log).toContain("data.external.a runs a program");
    const own = () => gitlab.comments.find(({ author }) => author === gitlab.self)!.body;
    expect(own()).toContain("It could not be planned");
    gitlab.head = repository.commit("evil-too", {});
    expect(await run.job("no-plan")).toMatchObject({ result: "success" });
    expect(own()).toContain("### Superseded");
  });

  test("a merge request that cannot be built has a note that says so", async () => {
    repository.commit("broken-too", files("throw new Error('broken');"));
    const run = await pipeline(mergeRequest("broken-too")).all();
    expect(run.done()).toEqual({ build: "failure", withdraw: "success", "no-plan": "success" });
    expect(gitlab.comments.find(({ author }) => author === gitlab.self)!.body).toContain("It could not be planned");
  });

  test("a merge request that weakens the policy is judged by the protected branch's, and refused by its status and its note", async () => {
    gitlab.statuses.length = 0;
    const weak = { "cckm-policy.yaml": "version: 1\nrules: []\n" };
    repository.commit("weak-too", { ...files("// Weak.", "us-east-1"), ...weak });
    const run = await pipeline(mergeRequest("weak-too")).all();
    expect(run.done()).toEqual({ build: "success", withdraw: "success", plan: "success", comment: "failure" });
    expect(run.results.get("comment")!.log).toContain("dev: cckm-policy.yaml:11 regions forbids this: ");
    expect(gitlab.comments.find(({ author }) => author === gitlab.self)!.body).toMatch(
      /### <code>dev<\/code>: Refused by the policy\..*cckm-policy/s,
    );
    expect(gitlab.statuses.at(-1)).toMatchObject({ sha: repository.head("weak-too"), state: "failed" });
  });

  test("drift has one issue as long as it is there", async () => {
    const [kms] = sim.store.kms.values();
    const before = kms!.regions;
    kms!.regions = [...before, "us-east-1"];
    const sha = repository.head("main");
    const event = { CI_PIPELINE_SOURCE: "schedule", CI_COMMIT_BRANCH: "main", CI_COMMIT_SHA: sha };
    const night = await pipeline(event).all();
    expect(night.done()).toEqual({ build: "success", drift: "success" });
    expect(gitlab.issues).toMatchObject([{ open: true, body: expect.stringContaining("us-east-1") }]);
    kms!.regions = before;
    await night.job("drift");
    expect(gitlab.issues).toMatchObject([{ open: false }]);
  });

  test("a merge request of a fork gets nothing", async () => {
    const run = await pipeline(mergeRequest("region", "mallory/keys")).all();
    expect(run.done()).toEqual({});
  });
});
