import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Job, readWorkflow } from "../../support/pipelines/github-actions";

const ROOT = join(__dirname, "../../..");
const FOLDER = join(ROOT, "examples/pipelines/github");
const FILES = readdirSync(FOLDER).filter((name) => name.endsWith(".yml"));

describe.each(FILES)("the workflow %s", (name) => {
  const file = join(FOLDER, name);
  const text = readFileSync(file, "utf8");
  const workflow = readWorkflow(file);
  const jobs = Object.entries(workflow.jobs);
  const steps = jobs.flatMap(([, job]) => job.steps);

  test("pins every action by the hash of a commit, with the version beside it", () => {
    for (const line of text.split("\n").filter((one) => /^\s*(- )?uses:/.test(one)))
      expect(line).toMatch(/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test("has no right but those that a job names, and no job without them and without a limit of time", () => {
    expect(workflow.permissions).toEqual({});
    for (const [, job] of jobs)
      expect(job).toMatchObject({ permissions: { contents: "read" }, "timeout-minutes": expect.any(Number) });
  });

  test("runs fewer than ten lines of script in each job, in which no expression stands, and which end at the first failure of a pipe", () => {
    expect(workflow.defaults.run.shell).toBe("bash");
    for (const { run = "" } of steps) expect(run).not.toContain("${{");
    const lines = jobs.map(([job, { steps: own }]) => [
      job,
      own.flatMap(({ run = "" }) => run.trim().match(/.+/g) ?? []),
    ]);
    expect(lines.filter(([, all]) => all!.length >= 10)).toEqual([]);
  });

  test("has npx run nothing but what is installed", () => {
    expect(workflow.env).toMatchObject({ NPM_CONFIG_YES: false });
  });

  test("leaves no credential of Git in a job that runs code of the branch before it, and caches nothing", () => {
    for (const { uses = "", with: given } of steps) {
      if (uses.startsWith("actions/setup-node@")) expect(given).toMatchObject({ "package-manager-cache": false });
    }
    for (const [job, { steps: own }] of jobs) {
      const checkout = own.find(({ uses = "" }) => uses.startsWith("actions/checkout@"));
      if (!job.startsWith("apply-")) expect(checkout?.with).toMatchObject({ "persist-credentials": false });
    }
  });
});

describe("the workflow from a pull request to an apply", () => {
  const { on, jobs, concurrency } = readWorkflow(join(FOLDER, "cckm.yml"));
  const secretsOf = (job: Job) => [...new Set(JSON.stringify(job).match(/secrets\.\w+/g) ?? [])].sort();
  const reader = ["CIPHERTRUST_PASSWORD", "CIPHERTRUST_USERNAME", "TF_HTTP_PASSWORD", "TF_HTTP_USERNAME"].map(
    (one) => `secrets.${one}`,
  );
  const writer = [...reader, "secrets.DB_PASSWORD"].sort();

  test("is the protected branch's, whatever a pull request changes in it", () => {
    expect(Object.keys(on)).toEqual(["pull_request_target", "push"]);
  });

  test.each<[string, string[], Record<string, string>]>([
    ["build", [], { contents: "read" }],
    ["withdraw", [], { contents: "read", "pull-requests": "write" }],
    ["plan", reader, { contents: "read" }],
    ["comment", [], { contents: "read", "pull-requests": "write", checks: "write" }],
    ["plan-dev", reader, { contents: "read", "pull-requests": "read" }],
    ["apply-dev", writer, { contents: "read" }],
    ["plan-prod", reader, { contents: "read", "pull-requests": "read" }],
    ["apply-prod", writer, { contents: "read" }],
  ])("gives the job %s the secrets and rights that it needs, and no others", (name, secrets, permissions) => {
    expect(secretsOf(jobs[name]!)).toEqual(secrets);
    expect(jobs[name]!.permissions).toEqual(permissions);
  });

  test("has no other jobs, and each waits for those that it takes something from", () => {
    expect(Object.fromEntries(Object.entries(jobs).map(([name, { needs }]) => [name, needs]))).toEqual({
      build: undefined,
      withdraw: undefined,
      plan: "build",
      comment: ["withdraw", "plan"],
      "plan-dev": "build",
      "apply-dev": "plan-dev",
      "plan-prod": ["build", "plan-dev", "apply-dev"],
      "apply-prod": "plan-prod",
    });
  });

  test("takes the reviews of the planned environments for the comment, by their names and no others", () => {
    const { environment } = jobs.plan!.strategy!.matrix;
    const taken = jobs.comment!.steps.filter(({ uses = "" }) => uses.startsWith("actions/download-artifact@"));
    expect(taken.map(({ with: given }) => given)).toEqual(
      environment!.map((one) => ({ name: `review-${one}`, path: `reviews/${one}` })),
    );
    const files = environment!.map((one) => `reviews/${one}/${one}.json`);
    expect(jobs.comment!.steps.at(-1)!.run).toBe(`npx cckm review ${files.join(" ")} --publish github`);
  });

  test("withdraws what the pull request shows beside the build, before anything is planned", () => {
    expect(jobs.withdraw!.needs).toBeUndefined();
    expect(jobs.withdraw!.steps.at(-1)!.run).toContain("--withdraw");
    expect(jobs.comment!.needs).toEqual(["withdraw", "plan"]);
  });

  test("ends the run of an older commit of the pull request, and plans a pull request without a lock that an apply would meet", () => {
    expect(concurrency).toEqual({
      group: expect.stringContaining("github.event.pull_request.number || github.sha"),
      "cancel-in-progress": true,
    });
    expect(jobs.plan!.env).toMatchObject({ TF_CLI_ARGS_plan: "-lock=false" });
    for (const name of ["plan-dev", "plan-prod"]) expect(jobs[name]!.env ?? {}).not.toHaveProperty("TF_CLI_ARGS_plan");
  });

  test.each(["dev", "prod"])("does not apply to %s when the branch has moved on since that plan", (name) => {
    const scripts = jobs[`apply-${name}`]!.steps.map(({ run = "" }) => run);
    const moved = scripts.findIndex((one) => one.includes('git ls-remote origin "$GITHUB_REF"'));
    expect(moved).toBeGreaterThan(0);
    expect(moved).toBeLessThan(scripts.findIndex((one) => one.includes("cckm apply")));
  });

  test("runs the author's code in the job build alone: the others take the protected branch, and run no script of a package", () => {
    for (const [name, { steps }] of Object.entries(jobs)) {
      const checkout = steps.find(({ uses = "" }) => uses.startsWith("actions/checkout@"))!;
      const scripts = steps.map(({ run = "" }) => run).join("\n");
      if (name === "build") expect(scripts).toContain("cdktf synth");
      else {
        expect(checkout.with?.ref).toBeUndefined();
        expect(scripts).toContain("npm ci --ignore-scripts");
        expect(scripts).not.toMatch(/synth|npm test/);
      }
    }
    for (const name of ["plan", "plan-dev", "plan-prod"]) {
      const scripts = jobs[name]!.steps.map(({ run = "" }) => run).join("\n");
      expect(scripts).toMatch(
        /cckm plan .* --app cdktf\.out --only-providers "\$PROVIDERS" --only-backends "\$BACKENDS" --policy "\$POLICY"/,
      );
    }
  });

  test.each(["dev", "prod"])(
    "applies to %s behind that environment's gate, one run at a time, what its plan told the intent of",
    (name) => {
      const [plan, apply] = [jobs[`plan-${name}`]!, jobs[`apply-${name}`]!];
      expect(plan.environment).toBe(`${name}-plan`);
      expect(apply.environment).toBe(name);
      expect(apply.needs).toBe(`plan-${name}`);
      expect([plan.concurrency, apply.concurrency]).toEqual([`cckm-state-${name}`, `cckm-state-${name}`]);
      const step = apply.steps.find(({ run = "" }) => run.includes("cckm apply"))!;
      expect(step.run).toContain('--expect "$INTENT"');
      expect(step.run).toContain('--policy "$POLICY"');
      expect(step.env).toMatchObject({ INTENT: `\${{ needs.plan-${name}.outputs.intent }}` });
    },
  );

  test("plans prod when dev is applied, or has nothing to apply", () => {
    expect(jobs["plan-prod"]!.needs).toEqual(["build", "plan-dev", "apply-dev"]);
    expect(jobs["plan-prod"]!.if).toMatch(
      /needs\.plan-dev\.result == 'success' && \(needs\.apply-dev\.result == 'success' \|\| needs\.apply-dev\.result == 'skipped'\)/,
    );
  });
});

describe("the workflow of drift", () => {
  const { on, jobs, concurrency } = readWorkflow(join(FOLDER, "cckm-drift.yml"));

  test("runs at night and by hand, one at a time", () => {
    expect(Object.keys(on)).toEqual(["schedule", "workflow_dispatch"]);
    expect(concurrency).toBe("cckm-drift");
  });

  test("synthesizes without a secret, and looks with those of a reader, which may open issues", () => {
    expect(Object.keys(jobs)).toEqual(["build", "drift"]);
    expect(JSON.stringify(jobs.build)).not.toContain("secrets.");
    expect(jobs.build!.environment).toBeUndefined();
    expect(jobs.drift).toMatchObject({ needs: "build", environment: "drift" });
    expect(jobs.drift!.permissions).toEqual({ contents: "read", issues: "write" });
    const scripts = jobs.drift!.steps.map(({ run = "" }) => run).join("\n");
    expect(scripts).not.toMatch(/synth|npm test/);
    expect(scripts).toMatch(
      /cckm drift --app cdktf\.out --only-providers "\$PROVIDERS" --only-backends "\$BACKENDS" --publish github/,
    );
  });
});
