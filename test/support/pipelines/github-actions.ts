import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { give } from "../other-user";
import { run } from "../run";
import { TERRAFORM } from "../terraform-program";
import { Artifacts, filesBelow } from "./artifacts";
import { type Context, evaluate, filled, truthy } from "./expression";
import { git, jobUser } from "./project";

type Texts = Readonly<Record<string, string>>;

export interface Step {
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly with?: Texts;
  readonly run?: string;
  readonly env?: Texts;
}

export interface Job {
  readonly needs?: string | readonly string[];
  readonly if?: string;
  readonly environment?: string;
  readonly concurrency?: unknown;
  readonly permissions?: Texts;
  readonly strategy?: { readonly matrix: Readonly<Record<string, readonly string[]>> };
  readonly outputs?: Texts;
  readonly env?: Texts;
  readonly "timeout-minutes"?: number;
  readonly steps: readonly Step[];
}

export interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Texts;
  readonly concurrency?: unknown;
  readonly env?: Texts;
  readonly defaults: { readonly run: { readonly shell: string } };
  readonly jobs: Readonly<Record<string, Job>>;
}

export function readWorkflow(file: string): Workflow {
  return parse(readFileSync(file, "utf8")) as Workflow;
}

/** What GitHub has set up for a repository. */
export interface Settings {
  readonly origin: string;
  /** Programs that stand before those of the machine. */
  readonly bin: string;
  /** Jobs that have the machine's own programs alone. */
  readonly genuine?: readonly string[];
  readonly api: string;
  readonly token: string;
  readonly vars: Texts;
  /** Secrets by the environment that has them. */
  readonly secrets: Readonly<Record<string, Texts>>;
  /** Asked before a job of an environment that has reviewers; false refuses. */
  readonly reviewers: Readonly<Record<string, (run: WorkflowRun) => Promise<boolean>>>;
}

export interface Event {
  readonly name: "push" | "pull_request_target" | "schedule";
  /** The commit of the branch that the workflow is of. */
  readonly sha: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

export interface JobResult {
  readonly result: "success" | "failure" | "skipped";
  readonly outputs: Texts;
  readonly log: string;
  readonly summary: string;
}

/** One run of a workflow: each job in a clean folder with a HOME of its own, with nothing but declared artifacts from others. */
export class WorkflowRun {
  readonly results = new Map<string, JobResult>();
  readonly artifacts: Artifacts;

  constructor(
    readonly workflow: Workflow,
    readonly settings: Settings,
    readonly event: Event,
    readonly folder: string,
  ) {
    mkdirSync(folder, { recursive: true });
    this.artifacts = new Artifacts(join(folder, "artifacts"));
  }

  /** Runs every job, each after those that it needs. */
  async all(): Promise<this> {
    const left = new Set(Object.keys(this.workflow.jobs));
    while (left.size > 0) {
      const name = [...left].find((one) => this.#needs(one).every((need) => this.results.has(need)));
      if (name === undefined) throw new Error(`These jobs wait for each other: ${[...left].join(", ")}`);
      this.results.set(name, await this.job(name));
      left.delete(name);
    }
    return this;
  }

  /** Results of the jobs that were not skipped. */
  done(): Record<string, string> {
    return Object.fromEntries(
      [...this.results].filter(([, { result }]) => result !== "skipped").map(([name, { result }]) => [name, result]),
    );
  }

  /** What failed jobs wrote. */
  failures(): Record<string, string> {
    return Object.fromEntries(
      [...this.results].filter(([, { result }]) => result === "failure").map(([name, { log }]) => [name, log]),
    );
  }

  /** Runs one job, whatever came of it before. */
  async job(name: string): Promise<JobResult> {
    const job = this.workflow.jobs[name]!;
    const skipped = { result: "skipped", outputs: {}, log: "", summary: "" } as const;
    if (!this.#wanted(name, job)) return skipped;
    const matrix = Object.entries(job.strategy?.matrix ?? {}).flatMap(([key, values]) =>
      values.map((value) => ({ [key]: value })),
    );
    const legs: JobResult[] = [];
    for (const leg of matrix.length === 0 ? [{}] : matrix) legs.push(await this.#leg(name, job, leg));
    const result = legs.every((leg) => leg.result === "success") ? "success" : "failure";
    return { ...legs.at(-1)!, result, log: legs.map(({ log }) => log).join("\n") };
  }

  #needs(name: string): string[] {
    return [this.workflow.jobs[name]!.needs ?? []].flat() as string[];
  }

  #wanted(name: string, job: Job): boolean {
    const good = this.#needs(name).every((need) => this.results.get(need)?.result === "success");
    if (job.if === undefined) return good;
    const expression = job.if.replace(/^\$\{\{(.*)\}\}$/s, "$1");
    const status = /\b(always|cancelled|failure|success)\(/.test(expression);
    return (
      (status || good) &&
      truthy(
        evaluate(expression, this.#context(name, {}, {}), {
          cancelled: () => false,
          always: () => true,
          failure: () => !good,
        }),
      )
    );
  }

  #context(name: string, matrix: Texts, more: Context): Context {
    const { name: event_name, sha, payload } = this.event;
    const environment = filled(this.workflow.jobs[name]!.environment ?? "", { matrix });
    const needs = this.#needs(name).map((need) => [need, this.results.get(need)] as const);
    return {
      github: { event_name, sha, event: payload, repository: "acme/keys", token: this.settings.token },
      vars: this.settings.vars,
      secrets: this.settings.secrets[environment] ?? {},
      needs: Object.fromEntries(needs),
      matrix,
      ...more,
    };
  }

  async #leg(name: string, job: Job, matrix: Texts): Promise<JobResult> {
    const own = mkdtempSync(join(this.folder, `${name}-`));
    const place = (part: string) => join(own, part);
    for (const part of ["home", "work"]) mkdirSync(place(part));
    for (const part of ["output", "summary", "terraform.rc"]) writeFileSync(place(part), "");
    writeFileSync(place("event.json"), JSON.stringify(this.event.payload));
    give(own, jobUser());
    const bin = this.settings.genuine?.includes(name) ? "" : `${this.settings.bin}:`;
    const steps: Record<string, { outputs: Texts }> = {};
    const context = () => this.#context(name, matrix, { steps });
    const reviewers = this.settings.reviewers[filled(job.environment ?? "", context())];
    if (reviewers && !(await reviewers(this)))
      return { result: "failure", outputs: {}, log: "not approved", summary: "" };
    let [log, failed] = ["", false];
    for (const step of job.steps) {
      const wanted = evaluate(step.if?.replace(/^\$\{\{(.*)\}\}$/s, "$1") ?? "!failure()", context(), {
        cancelled: () => false,
        failure: () => failed,
      });
      if (!truthy(wanted) || (failed && !/cancelled\(|failure\(/.test(step.if ?? ""))) continue;
      const env = { ...this.workflow.env, ...job.env, ...step.env };
      const values = Object.fromEntries(
        Object.entries(env).map(([key, value]) => [key, filled(String(value), context())]),
      );
      try {
        log += await this.#step(step, place, { ...values, PATH: `${bin}${process.env.PATH}` }, context());
      } catch (error) {
        failed = true;
        log += (error as Error).message;
      }
      if (step.id !== undefined) steps[step.id] = { outputs: outputsIn(readFileSync(place("output"), "utf8")) };
    }
    const outputs = Object.entries(job.outputs ?? {}).map(([key, value]) => [key, filled(value, context())]);
    const summary = readFileSync(place("summary"), "utf8");
    return { result: failed ? "failure" : "success", outputs: Object.fromEntries(outputs), log, summary };
  }

  async #step(step: Step, place: (part: string) => string, env: Texts, context: Context): Promise<string> {
    if (step.uses !== undefined) return this.#action(step.uses.split("@")[0]!, step.with ?? {}, place("work"), context);
    if (/\$\{\{/.test(step.run!)) throw new Error(`An expression stands in a script: ${step.run}`);
    const ran = await run("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", step.run!], {
      ...jobUser(),
      cwd: place("work"),
      env: {
        npm_config_offline: "true",
        TERRAFORM_BINARY_NAME: TERRAFORM,
        HOME: place("home"),
        CI: "true",
        CHECKPOINT_DISABLE: "1",
        TF_CLI_CONFIG_FILE: place("terraform.rc"),
        GITHUB_ACTIONS: "true",
        GITHUB_API_URL: this.settings.api,
        GITHUB_REPOSITORY: "acme/keys",
        GITHUB_RUN_ID: "1",
        GITHUB_REF: "refs/heads/main",
        GITHUB_SHA: this.event.sha,
        GITHUB_EVENT_PATH: place("event.json"),
        GITHUB_OUTPUT: place("output"),
        GITHUB_STEP_SUMMARY: place("summary"),
        ...env,
      },
    });
    if (ran.code === 0) return ran.output;
    throw new Error(`${ran.output}\n${step.run} ended with ${ran.code}.`);
  }

  #action(action: string, given: Texts, work: string, context: Context): string {
    const input = (name: string) => filled(String(given[name] ?? ""), context);
    switch (action) {
      case "actions/checkout":
        git(work, "clone", "--quiet", this.settings.origin, ".");
        git(work, "checkout", "--quiet", "--detach", input("ref") || this.event.sha);
        return "";
      case "actions/upload-artifact": {
        const files = filesBelow(work, input("path").trim().split("\n"));
        const [only] = input("path").trim().split("\n");
        // Paths begin at the folder that is named.
        const base = files.every((file) => file.startsWith(`${only}/`)) ? only! : ".";
        const inside = files.map((file) => (base === "." ? file : file.slice(base.length + 1)));
        if (
          this.artifacts.upload(input("name"), join(work, base), inside) === 0 &&
          input("if-no-files-found") === "error"
        )
          throw new Error(`No files for the artifact ${input("name")}.`);
        return "";
      }
      case "actions/download-artifact": {
        const prefix = input("pattern").replace(/\*$/, "");
        const names = input("name")
          ? [input("name")]
          : this.artifacts.names().filter((name) => name.startsWith(prefix));
        for (const name of names) this.artifacts.download(name, join(work, input("path")));
        give(work, jobUser());
        return "";
      }
      case "actions/setup-node":
      case "hashicorp/setup-terraform":
        return "";
      default:
        throw new Error(`This action is not known here: ${action}`);
    }
  }
}

function outputsIn(text: string): Texts {
  return Object.fromEntries(
    text
      .split("\n")
      .filter((line) => line.includes("="))
      .map((line) => line.split(/=(.*)/s).slice(0, 2)),
  );
}
