import { join } from "node:path";
import { readGitLabFile } from "../../support/pipelines/gitlab-ci";

const FILE = join(__dirname, "../../..", "examples/pipelines", "gitlab/cckm.gitlab-ci.yml");

describe("GitLab's pipeline from a merge request to an apply", () => {
  const { jobs, stages, rules, variables, autoCancel } = readGitLabFile(FILE);
  const scripts = (name: string) => [...(jobs[name]!.before_script ?? []), ...jobs[name]!.script].join("\n");

  test("has a stage for every job, and jobs of fewer than ten lines", () => {
    for (const { stage, before_script = [], script, needs = [] } of Object.values(jobs)) {
      expect(stages).toContain(stage);
      expect(before_script.length + script.length).toBeLessThan(10);
      for (const need of needs) expect(Object.keys(jobs)).toContain(need);
    }
  });

  test("runs for merge requests of the project itself, for the default branch and by schedule", () => {
    expect(rules.map((rule) => rule.if)).toEqual([
      '$CI_PIPELINE_SOURCE == "merge_request_event" && $CI_MERGE_REQUEST_SOURCE_PROJECT_ID == $CI_PROJECT_ID',
      '$CI_PIPELINE_SOURCE == "push" && $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH',
      '$CI_PIPELINE_SOURCE == "schedule"',
    ]);
  });

  test.each<[string, string | undefined, string | undefined]>([
    ["build", undefined, undefined],
    ["withdraw", "comment", "access"],
    ["plan", "$STACK-plan", "access"],
    ["comment", "comment", "access"],
    ["no-plan", "comment", "access"],
    ["plan-dev", "dev-plan", "access"],
    ["apply-dev", "dev", undefined],
    ["plan-prod", "prod-plan", "access"],
    ["apply-prod", "prod", undefined],
    ["drift", "drift", "access"],
  ])(
    "gives the job %s the variables of the environment %s, which only an apply deploys to",
    (name, environment, action) => {
      expect(jobs[name]!.environment?.name).toBe(environment);
      expect(jobs[name]!.environment?.action).toBe(action);
    },
  );

  test("has no other jobs, and each waits for those that it takes something from", () => {
    expect(Object.fromEntries(Object.entries(jobs).map(([name, { needs }]) => [name, needs]))).toEqual({
      build: [],
      withdraw: [],
      plan: ["build"],
      comment: ["withdraw", "plan"],
      "no-plan": undefined,
      "plan-dev": ["build"],
      "apply-dev": ["plan-dev"],
      "plan-prod": ["build", "apply-dev"],
      "apply-prod": ["plan-prod"],
      drift: ["build"],
    });
  });

  test("runs the author's code in the job build alone; what sees a secret in a merge request takes the default branch first", () => {
    expect(scripts("build")).toContain("cdktf synth");
    expect(variables.GIT_STRATEGY).toBe("clone");
    for (const [name, { rules: own = [] }] of Object.entries(jobs)) {
      if (name === "build") continue;
      expect(scripts(name)).toContain("npm ci --ignore-scripts");
      expect(scripts(name)).not.toMatch(/synth|npm test/);
      if (own.some((rule) => rule.if.includes("merge_request_event")))
        expect(jobs[name]!.before_script?.slice(0, 2).join("\n")).toMatch(
          /git fetch .*"\$CI_DEFAULT_BRANCH"\ngit checkout .*FETCH_HEAD/,
        );
    }
    for (const name of ["plan", "plan-dev", "plan-prod"])
      expect(scripts(name)).toMatch(
        /cckm plan .* --app cdktf\.out --only-providers "\$PROVIDERS" --only-backends "\$CCKM_BACKENDS" --policy "\$POLICY"/,
      );
  });

  test.each([
    ["dev", ["build"]],
    ["prod", ["build", "apply-dev"]],
  ])("applies to %s one run at a time, by the intent of its plan's job", (name, needs) => {
    const [plan, apply] = [jobs[`plan-${name}`]!, jobs[`apply-${name}`]!];
    expect(plan.needs).toEqual(needs);
    expect(apply.needs).toEqual([`plan-${name}`]);
    expect([plan.resource_group, apply.resource_group]).toEqual([`cckm-state-${name}`, `cckm-state-${name}`]);
    expect(apply.interruptible).toBe(false);
    expect(plan.artifacts?.reports).toEqual({ dotenv: "plan.env" });
    expect(scripts(`apply-${name}`)).toContain('--policy "$POLICY"');
    expect(scripts(`apply-${name}`)).toContain(`--expect "$${name.toUpperCase()}_INTENT"`);
  });

  test.each(["dev", "prod"])("does not apply to %s when the branch has moved on since that plan", (name) => {
    const { script } = jobs[`apply-${name}`]!;
    const moved = script.findIndex((one) => one.includes('git ls-remote origin "refs/heads/$CI_COMMIT_BRANCH"'));
    expect(moved).toBeGreaterThan(0);
    expect(moved).toBeLessThan(script.findIndex((one) => one.includes("cckm apply")));
  });

  test("withdraws what the merge request shows beside the build, and ends the pipeline of an older commit", () => {
    expect(jobs.withdraw!.needs).toEqual([]);
    expect(jobs.withdraw!.script.join()).toContain("--withdraw");
    expect(autoCancel).toEqual({ on_new_commit: "interruptible" });
  });

  test("plans a merge request without a lock that an apply would meet", () => {
    expect(jobs.plan!.variables).toEqual({ TF_CLI_ARGS_plan: "-lock=false" });
  });

  test("looks for drift by schedule alone, at what the job without secrets synthesized", () => {
    expect(jobs.drift!.rules).toEqual([{ if: '$CI_PIPELINE_SOURCE == "schedule"' }]);
    expect(jobs.drift!.needs).toEqual(["build"]);
    expect(scripts("drift")).toMatch(
      /cckm drift --app cdktf\.out --only-providers "\$PROVIDERS" --only-backends "\$CCKM_BACKENDS" --publish gitlab/,
    );
  });

  test("has npx run nothing but what is installed", () => {
    expect(variables.NPM_CONFIG_YES).toBe("false");
  });

  test.each(["dev", "prod"])("applies nothing to %s where its plan said so, and nowhere else", (name) => {
    const [first] = jobs[`apply-${name}`]!.script;
    expect(first).toBe(`test "$${name.toUpperCase()}_CHANGES" != 0 || exit 0`);
  });

  test("waits for somebody to start the apply to prod", () => {
    expect(jobs["apply-prod"]!.rules).toMatchObject([{ when: "manual" }]);
  });
});
