import { Command, InvalidArgumentError, Option } from "commander";
import { parseAddress } from "../../cckm";
import { npmPackage } from "../../package/manifest/npm-package";
import {
  failuresOf,
  GATES,
  type GateFailure,
  type ReviewModel,
  review,
  stackNameIn,
  visible,
  withLive,
} from "../../review";
import { readLive } from "../access/read-live";
import { CommandFailure, Refusal } from "../endings";
import { notEmpty, once } from "../not-empty";
import { requireOwn } from "../out-file";
import { checkPolicy, type Judging, judged, judgingOf, listed, policyReasons } from "../policy";
import { policyRefuses } from "../policy/words";
import { PLATFORM_NAMES, type PublishFlags, withPublishing } from "../publish/platform";
import { comparedWithComment, publishReview, withdrawReview } from "../publish/review";
import { writeOutput } from "../save-text";
import { reviewsInChangeSet, reviewsInJson } from "./change-set";
import { FORMATS, JOINABLE } from "./formats";
import { readApp, readPlan } from "./read-plan";
import { targetsInPlan, targetsOf } from "./target";
import * as words from "./words";

interface Flags extends PublishFlags {
  format: string;
  out?: string;
  app?: string;
  base?: string;
  live?: boolean;
  failOn: string[];
  policy?: string;
  stack?: string;
  workspace?: string;
  commit?: string;
  branch?: string;
  pullRequest?: number;
  withdraw?: string;
  compare?: string;
}

/**
 * `cckm review`: what a plan does to key management, for its approver. Exit status: 0 reviewed, 1 error, 2 usage error,
 * 3 a gate failed.
 */
export function reviewCommand(): Command {
  const command = new Command("review")
    .description("Tell what a plan does to key management: what is lost, who may do what, what else to look at.")
    .argument(
      "[plan...]",
      "a change set of cckm plan, a review in JSON, a saved plan, a plan in JSON (terraform show -json), or - for JSON on standard input (default: -)",
    )
    .addOption(new Option("--format <format>", "how to tell it").choices(Object.keys(FORMATS)).default("terminal"))
    .option("--out <file>", "file to write; standard output when not given", notEmpty)
    .option(
      "--app <folder>",
      "synthesized folder of the stack, for paths and lines of the code; a saved plan has its own",
      notEmpty,
    )
    .option("--base <folder>", "synthesized folder of the target branch: where a secret's value came from before", once)
    .option("--live", "read who may do what from the CCKM of the environment too, so that the access map is complete")
    .option("--fail-on <gate>", "exit 3 when the plan does this; may be given several times", collect, [])
    .option("--policy <file>", "judge the plan by a policy: what it refuses exits with 3", once)
    .option(
      "--stack <name>",
      "name of the stack: the only one of a change set, or where the plan does not tell it",
      once,
    )
    .option("--workspace <name>", "name of the workspace, where the plan does not tell it", once)
    .option("--commit <hash>", "commit that the plan was made of")
    .option("--branch <name>", "branch that the plan was made of");
  return withPublishing(command, "tell the pull or merge request of the job: one comment that is kept up, and a check")
    .option("--pull-request <number>", "with --publish: another pull or merge request than that of the job", numberOf)
    .option("--withdraw <reason>", "with --publish, instead of a plan: take back what the comment shows")
    .addOption(
      new Option(
        "--compare <platform>",
        "say whether the pull request that the commit came in by showed the same",
      ).choices(PLATFORM_NAMES),
    )
    .addHelpText(
      "after",
      `
  terraform plan -out=plan.bin && cckm review plan.bin
  cckm review plan.bin --format markdown --out comment.md --fail-on purge --fail-on grant:destroys

  cckm review dev.changes prod.changes --publish github
  cckm review --publish github --withdraw "The plan failed."

--publish github wants GITHUB_TOKEN with pull-requests: write and checks: write; --publish gitlab wants GITLAB_TOKEN, a project
access token with the scope api and the role Developer. A comment of somebody else is never touched, whatever it holds. Where the
pull request has moved on since the plan, the comment says so. Nothing is written to standard output then.

Gates: ${GATES.join(", ")}, or grant:<action> as in grant:keydelete.
A change set that was planned with a policy has what that said in its review, and exits with 3 where it is refused.
A plan that cannot be reviewed (it ended with an error, is not complete, or holds what is not known here) exits with 3 when
there is a gate, whatever the gate is, and with 1 when there is none.`,
    )
    .action(run);
}

async function run(plans: readonly string[], flags: Flags): Promise<void> {
  const { publish, withdraw, out, format, failOn } = flags;
  const { env } = process;
  if (withdraw !== undefined) {
    if (publish === undefined || plans.length > 0) throw new CommandFailure(words.withdrawAlone({}));
    return withdrawReview({ ...flags, publish }, withdraw, env);
  }
  requireOwn(out, { inputs: [...plans, flags.policy] });
  const judging = judgingOf(flags.policy, new Date());
  const models: ReviewModel[] = [];
  for (const plan of plans.length === 0 ? ["-"] : plans) models.push(...(await reviewsOf(plan, flags, env)));
  if (flags.live) for (const [index, model] of models.entries()) models[index] = await live(model, env);
  for (const [index, model] of models.entries()) models[index] = byPolicy(model, judging);
  const failures = models.map((model) => failuresOf(model, failOn));
  const reasons = models.flatMap((model, index) => reasonsOf(model, failures[index]!, failOn));
  const compared = flags.compare === undefined ? "" : await compare(flags.compare, flags, models, env);
  if (publish === undefined || out !== undefined) writeOutput(out, `${compared}${told(models, failures, format)}`);
  if (publish !== undefined) await publishReview({ ...flags, publish }, models, reasons, env);
  const policy = models.flatMap(policyReasons);
  if (reasons.length > 0)
    throw new Refusal(words.planRefused({ reasons: listed([...reasons.map((one) => visible(one)), ...policy]) }));
  if (policy.length > 0) throw new Refusal(policyRefuses({ reasons: listed(policy) }));
  const not = models.flatMap(({ status }) => status.reasons.map(({ detail }) => visible(detail)));
  if (not.length > 0) throw new CommandFailure(words.notReviewed({ reasons: listed(not) }));
}

// A plan made with a policy can only be checked against that policy.
function byPolicy(model: ReviewModel, judging: Judging | undefined): ReviewModel {
  if (judging !== undefined && model.policy !== undefined) checkPolicy(model.policy.digest, judging);
  return judged(model, judging);
}

async function compare(
  publish: string,
  flags: Flags,
  models: readonly ReviewModel[],
  env: NodeJS.ProcessEnv,
): Promise<string> {
  if (!JOINABLE.includes(flags.format))
    throw new CommandFailure(words.compareFormat({ formats: JOINABLE.join(" or "), got: flags.format }));
  return `${await comparedWithComment({ ...flags, publish }, models, env)}\n\n`;
}

function told(models: readonly ReviewModel[], failures: readonly (readonly GateFailure[])[], format: string): string {
  if (models.length !== 1 && format === "json") return `${JSON.stringify(models, null, 2)}\n`;
  if (models.length !== 1 && !JOINABLE.includes(format)) {
    const names = models.map(({ environment }) => environment.stack ?? "?").join(", ");
    throw new CommandFailure(
      words.formatOfOne({
        format,
        count: String(models.length),
        names: names || "none",
        joinable: JOINABLE.join(" and "),
      }),
    );
  }
  return models.map((model, index) => FORMATS[format]!(model, failures[index]!)).join("\n");
}

async function reviewsOf(plan: string, flags: Flags, env: NodeJS.ProcessEnv): Promise<ReviewModel[]> {
  return (
    (await reviewsInChangeSet(plan, flags.stack)) ??
    reviewsInJson(plan, flags.stack) ?? [await reviewOf(plan, flags, env)]
  );
}

async function reviewOf(plan: string, flags: Flags, env: NodeJS.ProcessEnv): Promise<ReviewModel> {
  const source = await readPlan(plan, env);
  const configuration = flags.app === undefined ? source.configuration : readApp(flags.app);
  const base = flags.base === undefined ? undefined : readApp(flags.base);
  const targets = configuration === undefined ? targetsInPlan(source.plan, env) : targetsOf(configuration, env);
  const { stack, workspace, commit, branch } = flags;
  requireSame("--stack", stack, stackNameIn(configuration));
  requireSame("--workspace", workspace, source.workspace);
  return review({
    plan: source.plan,
    configuration,
    providers: source.providers,
    base,
    baseTargets: base === undefined ? undefined : targetsOf(base, env),
    target: targets.cckm,
    targets,
    configurationsInState: source.configurationsInState,
    environment: {
      ...(stack !== undefined && { stack }),
      ...(commit !== undefined && { commit }),
      ...(branch !== undefined && { branch }),
      workspace: workspace ?? source.workspace ?? (env.TF_WORKSPACE || null),
    },
    packageVersion: npmPackage().version,
  });
}

// A policy has rules by stack and workspace, which another name would turn off.
function requireSame(option: string, given: string | undefined, told: string | undefined): void {
  if (given === undefined || told === undefined || given === told) return;
  throw new CommandFailure(
    words.otherEnvironment({ given: `${option} ${JSON.stringify(given)}`, told: JSON.stringify(told) }),
  );
}

// Rights in another CCKM are irrelevant to this plan.
async function live(model: ReviewModel, env: NodeJS.ProcessEnv): Promise<ReviewModel> {
  const { address, domain } = model.target;
  if (address === null) {
    throw new CommandFailure(words.liveWhere({}));
  }
  const read = await readLive(env);
  const [site] = read.sites;
  const own = { address: parseAddress(address).origin, domain: domain === "root" ? "" : (domain ?? "") };
  if (site?.address !== own.address || site.domain !== own.domain) {
    const told = (one: typeof own | undefined) =>
      `${one?.address}, domain ${one?.domain === "" ? "root" : one?.domain}`;
    throw new CommandFailure(words.liveElsewhere({ here: told(site), plan: told(own) }));
  }
  return withLive(model, read);
}

// A gate that cannot be evaluated fails.
function reasonsOf({ status }: ReviewModel, failures: readonly GateFailure[], gates: readonly string[]): string[] {
  if (gates.length === 0) return [];
  return [
    ...status.reasons.map(({ detail }) => `cannot be reviewed: ${detail}`),
    ...failures.map(({ gate, reason }) => `${gate}: ${reason}`),
  ];
}

function numberOf(text: string): number {
  if (/^[1-9]\d{0,9}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("Expected the number of a pull or merge request, as in 12.");
}

function collect(gate: string, before: string[]): string[] {
  try {
    failuresOf(EMPTY, [gate]);
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message);
  }
  return [...before, gate];
}

const EMPTY = review({ plan: { format_version: "1.2" } });
