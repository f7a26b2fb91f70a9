import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { readWorkflow, type Workflow } from "../../support/pipelines/github-actions";

const ROOT = join(__dirname, "../../..");
const WORKFLOWS = join(ROOT, ".github/workflows");
const FORMS = join(ROOT, ".github/ISSUE_TEMPLATE");
const { engines } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { engines: { node: string } };

describe.each(readdirSync(WORKFLOWS))("the project's workflow %s", (name) => {
  const text = readFileSync(join(WORKFLOWS, name), "utf8");
  const { permissions, jobs } = parse(text) as Workflow;

  test("pins every action by the hash of a commit, and has no right but those that a job names", () => {
    for (const line of text.split("\n").filter((one) => /^\s*(- )?uses:/.test(one)))
      expect(line).toMatch(/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    expect(permissions).toEqual({});
    for (const job of Object.values(jobs))
      expect(job).toMatchObject({ permissions: {}, "timeout-minutes": expect.any(Number) });
  });
});

test("every Node.js that the package takes is tried with Terraform and with OpenTofu, the newest of both too, by .ci/run", () => {
  const { check } = readWorkflow(join(WORKFLOWS, "check.yml")).jobs;
  expect(check!.strategy!.matrix).toEqual({
    node: [20, 22, 24, 26],
    engine: ["terraform", "tofu"],
    release: ["oldest"],
    include: ["terraform", "tofu"].map((engine) => ({ node: 24, engine, release: "newest" })),
  });
  expect(engines.node.match(/\d+/g)!.map(Number)).toEqual([20, 22, 24, 26]);
  expect(check!.steps.at(-1)).toEqual({ run: ".ci/run" });
  expect(readFileSync(join(ROOT, ".ci/run"), "utf8")).toMatch(/\nnpm test [\s\S]*\nin_time \d+ smoke\n/);
});

test("the last line of .ci/run is jest's totals, whatever outlives what it tries after the tests", () => {
  const folder = mkdtempSync(join(tmpdir(), "cckm-ci-run-"));
  const program = (name: string, lines: string) =>
    writeFileSync(join(folder, name), `#!/bin/sh\n${lines}\n`, { mode: 0o755 });
  try {
    for (const name of ["postgres", "python3", "busybox", "chromium"]) program(name, "exit 0");
    const late = '(while kill -0 "$RUN" 2>/dev/null; do :; done; echo late; echo late >&2) &';
    program("npm", `case "$*" in test) echo "3 passed, 0 failed, 1 skipped";; run*) echo "tried: $3"; ${late} esac`);
    cpSync(join(ROOT, ".ci"), join(folder, ".ci"), { recursive: true });
    const env = { ...process.env, PATH: `${folder}:${process.env.PATH}` };
    const output = execFileSync("bash", ["-c", "RUN=$$ exec bash .ci/run 2>&1"], {
      cwd: folder,
      env,
      encoding: "utf8",
    });
    expect(output).toMatch(/\ntried: smoke\ntried: fresh\n3 passed, 0 failed\n$/);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test("a release is made by changesets, with npm's provenance and the bill of materials", () => {
  const { release } = readWorkflow(join(WORKFLOWS, "release.yml")).jobs;
  expect(release!.permissions).toMatchObject({ "id-token": "write" });
  const step = release!.steps.find(({ id }) => id === "changesets")!;
  expect(step).toMatchObject({
    with: { "publish-script": "npx changeset publish" },
    env: { NPM_CONFIG_PROVENANCE: "true" },
  });
  expect(release!.steps.at(-1)!.run).toContain("dist/sbom.cdx.json");
});

test("whoever reports a fault is asked for what cckm doctor says", () => {
  const { body } = parse(readFileSync(join(FORMS, "fault.yml"), "utf8")) as {
    body: { id?: string; validations?: object }[];
  };
  expect(body.find(({ id }) => id === "doctor")).toMatchObject({ type: "textarea", validations: { required: true } });
  expect(parse(readFileSync(join(FORMS, "config.yml"), "utf8"))).toEqual({ blank_issues_enabled: false });
});

test("the configuration of dependency updates is JSON that knows the workflows to copy", () => {
  const renovate = JSON.parse(readFileSync(join(ROOT, ".github/renovate.json"), "utf8"));
  const [pattern] = renovate["github-actions"].managerFilePatterns as string[];
  expect(new RegExp(pattern!.slice(1, -1)).test("examples/pipelines/github/cckm.yml")).toBe(true);
});
