import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { give } from "../other-user";
import { run } from "../run";
import { TERRAFORM } from "../terraform-program";
import { Artifacts, filesBelow } from "./artifacts";
import { evaluate, truthy } from "./expression";
import { git, jobUser } from "./project";

type Texts = Readonly<Record<string, string>>;
interface Rule {
  readonly if: string;
  readonly when?: string;
}

export interface GitLabJob {
  readonly extends?: readonly string[];
  readonly stage: string;
  readonly needs?: readonly string[];
  readonly dependencies?: readonly string[];
  readonly rules?: readonly Rule[];
  readonly environment?: { readonly name: string; readonly action?: string };
  readonly resource_group?: string;
  readonly variables?: Texts;
  readonly interruptible?: boolean;
  readonly parallel?: { readonly matrix: readonly Readonly<Record<string, readonly string[]>>[] };
  readonly before_script?: readonly string[];
  readonly script: readonly string[];
  readonly artifacts?: {
    readonly when?: string;
    readonly paths: readonly string[];
    readonly exclude?: readonly string[];
    readonly reports?: { readonly dotenv?: string };
  };
}

export interface GitLabFile {
  readonly stages: readonly string[];
  readonly rules: readonly Rule[];
  readonly autoCancel: unknown;
  readonly variables: Texts;
  readonly jobs: Readonly<Record<string, GitLabJob>>;
}

const NO_JOBS = ["stages", "workflow", "default", "variables"];

/** Reads a file of GitLab's pipelines, with what jobs extend put in. */
export function readGitLabFile(file: string): GitLabFile {
  const all = parse(readFileSync(file, "utf8")) as Record<string, unknown>;
  const entries = Object.entries(all).filter(([name]) => !NO_JOBS.includes(name) && !name.startsWith("."));
  const jobs = entries.map(([name, job]) => {
    const bases = ((job as GitLabJob).extends ?? []).map((base) => all[base] as object);
    return [name, Object.assign({}, ...bases, job) as GitLabJob];
  });
  return {
    stages: all.stages as string[],
    rules: (all.workflow as { rules: Rule[] }).rules,
    autoCancel: (all.workflow as { auto_cancel?: unknown }).auto_cancel,
    variables: all.variables as Texts,
    jobs: Object.fromEntries(jobs),
  };
}

/** What GitLab has set up for a project. */
export interface GitLabSettings {
  readonly origin: string;
  readonly bin: string;
  /** Jobs that have the machine's own programs alone. */
  readonly genuine?: readonly string[];
  /** Variables that every job has. */
  readonly variables: Texts;
  /** Variables by the environment that has them. */
  readonly scoped: Readonly<Record<string, Texts>>;
  /** Whether somebody starts a job that waits for that. */
  readonly manual: (job: string) => boolean;
}

export interface GitLabResult {
  readonly result: "success" | "failure" | "skipped";
  readonly log: string;
  readonly dotenv: Texts;
}

/** One pipeline: each job in a clean clone with a HOME of its own, with nothing but declared artifacts of those it needs. */
export class GitLabPipeline {
  readonly results = new Map<string, GitLabResult>();
  readonly artifacts: Artifacts;

  constructor(
    readonly file: GitLabFile,
    readonly settings: GitLabSettings,
    /** The variables that tell what the pipeline is of, `CI_COMMIT_SHA` among them. */
    readonly predefined: Texts,
    readonly folder: string,
  ) {
    mkdirSync(folder, { recursive: true });
    this.artifacts = new Artifacts(join(folder, "artifacts"));
  }

  /** Runs every job, each after those that it needs; nothing where no rule of the workflow holds. */
  async all(): Promise<this> {
    if (!this.file.rules.some((rule) => this.#holds(rule))) return this;
    const left = new Set(Object.keys(this.file.jobs));
    while (left.size > 0) {
      const name = [...left].find((one) => this.#before(one).every((need) => this.results.has(need)));
      if (name === undefined) throw new Error(`These jobs wait for each other: ${[...left].join(", ")}`);
      this.results.set(name, await this.job(name));
      left.delete(name);
    }
    return this;
  }

  /** Results of the jobs that were not skipped. */
  done(): Record<string, string> {
    const told = [...this.results].filter(([, { result }]) => result !== "skipped");
    return Object.fromEntries(told.map(([name, { result }]) => [name, result]));
  }

  /** What failed jobs wrote. */
  failures(): Record<string, string> {
    const failed = [...this.results].filter(([, { result }]) => result === "failure");
    return Object.fromEntries(failed.map(([name, { log }]) => [name, log]));
  }

  /** Runs one job, whatever came of it before. */
  async job(name: string): Promise<GitLabResult> {
    const job = this.file.jobs[name]!;
    const skipped = { result: "skipped", log: "", dotenv: {} } as const;
    const rule = job.rules === undefined ? {} : job.rules.find((one) => this.#holds(one));
    if (rule === undefined) return skipped;
    const before = this.#before(name).map((one) => this.results.get(one)!.result);
    // What needs a job that did not run does not run either, also if it is for failures.
    if (job.needs && before.includes("skipped")) return skipped;
    const wanted = before.includes("failure") === ("when" in rule && rule.when === "on_failure");
    if (!wanted) return skipped;
    if ("when" in rule && rule.when === "manual" && !this.settings.manual(name)) return skipped;
    const legs: GitLabResult[] = [];
    const matrix = (job.parallel?.matrix ?? [{}]).flatMap((one) => {
      const [entry] = Object.entries(one);
      return entry === undefined ? [{}] : entry[1].map((value) => ({ [entry[0]]: value }));
    });
    for (const leg of matrix) legs.push(await this.#leg(name, job, leg));
    const result = legs.every((leg) => leg.result === "success") ? "success" : "failure";
    return { ...legs.at(-1)!, result, log: legs.map(({ log }) => log).join("\n") };
  }

  /** The jobs that one waits for: those that it needs, or all of the stages before its own. */
  #before(name: string): readonly string[] {
    const { jobs, stages } = this.file;
    const { needs, stage } = jobs[name]!;
    return needs ?? Object.keys(jobs).filter((one) => stages.indexOf(jobs[one]!.stage) < stages.indexOf(stage));
  }

  #holds({ if: condition }: Rule): boolean {
    const expression = condition.replaceAll(/\$(\w+)/g, "$1").replaceAll(/"([^"]*)"/g, "'$1'");
    return truthy(evaluate(expression, this.predefined, {}));
  }

  async #leg(name: string, job: GitLabJob, matrix: Texts): Promise<GitLabResult> {
    const own = mkdtempSync(join(this.folder, `${name}-`));
    const [home, work] = [join(own, "home"), join(own, "work")];
    for (const part of [home, work]) mkdirSync(part);
    writeFileSync(join(own, "terraform.rc"), "");
    give(own, jobUser());
    git(work, "clone", "--quiet", this.settings.origin, ".");
    git(work, "checkout", "--quiet", "--detach", this.predefined.CI_COMMIT_SHA!);
    const needs = job.dependencies ?? this.#before(name);
    for (const artifact of this.artifacts.names())
      if (needs.includes(artifact.split(" ")[0]!)) this.artifacts.download(artifact, work);
    give(work, jobUser());
    const bin = this.settings.genuine?.includes(name) ? "" : `${this.settings.bin}:`;
    const environment = job.environment?.name.replaceAll(/\$(\w+)/g, (_, key: string) => matrix[key] ?? "") ?? "";
    const script = ["set -eo pipefail", ...(job.before_script ?? []), ...job.script].join("\n");
    const ran = await run("bash", ["--noprofile", "--norc", "-c", script], {
      ...jobUser(),
      cwd: work,
      env: {
        PATH: `${bin}${process.env.PATH}`,
        npm_config_offline: "true",
        HOME: home,
        CI: "true",
        CHECKPOINT_DISABLE: "1",
        TERRAFORM_BINARY_NAME: TERRAFORM,
        TF_CLI_CONFIG_FILE: join(own, "terraform.rc"),
        GITLAB_CI: "true",
        ...this.file.variables,
        ...job.variables,
        ...this.settings.variables,
        ...this.predefined,
        ...this.settings.scoped[environment],
        ...Object.assign({}, ...needs.map((need) => this.results.get(need)?.dotenv)),
        ...matrix,
      },
    });
    const result = ran.code === 0 ? "success" : "failure";
    const { paths = [], exclude = [], when, reports } = job.artifacts ?? {};
    if (result === "success" || when === "always") {
      const files = filesBelow(work, [...paths, ...exclude.map((one) => `!${one}`)]);
      this.artifacts.upload(`${name} ${Object.values(matrix).join(" ")}`.trim(), work, files);
    }
    const dotenv = result === "success" && reports?.dotenv ? readFileSync(join(work, reports.dotenv), "utf8") : "";
    return { result, log: ran.output, dotenv: pairs(dotenv) };
  }
}

function pairs(text: string): Texts {
  const lines = text.split("\n").filter((line) => line.includes("="));
  return Object.fromEntries(lines.map((line) => line.split(/=(.*)/s).slice(0, 2)));
}
