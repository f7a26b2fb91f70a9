import { Command, InvalidArgumentError, Option } from "commander";
import { npmPackage } from "../../package/manifest/npm-package";
import { failuresOf, GATES, type GateFailure, type ReviewModel, review, visible } from "../../review";
import { Refusal } from "../failure";
import { writeOutput } from "../save-text";
import { reviewInChangeSet } from "./change-set";
import { FORMATS } from "./formats";
import { readApp, readPlan } from "./read-plan";
import { targetOf } from "./target";

interface Flags {
  format: string;
  out?: string;
  app?: string;
  base?: string;
  failOn: string[];
  stack?: string;
  workspace?: string;
  commit?: string;
  branch?: string;
}

/** `cckm review`: what a plan does to key management, for whoever approves it. Exit 0 reviewed, 1 error, 2 used wrongly, 3 a gate failed. */
export function reviewCommand(): Command {
  return new Command("review")
    .description("Tell what a plan does to key management: what is lost, who may do what, what else to look at.")
    .argument(
      "[plan]",
      "a change set of cckm plan, a saved plan, a plan in JSON (terraform show -json), or - for JSON on standard input",
      "-",
    )
    .addOption(new Option("--format <format>", "how to tell it").choices(Object.keys(FORMATS)).default("terminal"))
    .option("--out <file>", "file to write; standard output when not given")
    .option(
      "--app <folder>",
      "synthesized folder of the stack, for paths and lines of the code; a saved plan has its own",
    )
    .option("--base <folder>", "synthesized folder of the target branch: where a secret's value came from before")
    .option("--fail-on <gate>", "exit 3 when the plan does this; may be given several times", collect, [])
    .option(
      "--stack <name>",
      "name of the stack: which one of a change set, or where the configuration does not tell it",
    )
    .option("--workspace <name>", "name of the workspace")
    .option("--commit <hash>", "commit that the plan was made of")
    .option("--branch <name>", "branch that the plan was made of")
    .addHelpText(
      "after",
      `
  terraform plan -out=plan.bin && cckm review plan.bin
  cckm review plan.bin --format markdown --out comment.md --fail-on purge --fail-on grant:destroys

Gates: ${GATES.join(", ")}, or grant:<action> as in grant:keydelete.
A plan that cannot be reviewed (it ended with an error, is not complete, or holds what is not known here) exits with 3 when
there is a gate, whatever the gate is.`,
    )
    .action(run);
}

async function run(plan: string, flags: Flags): Promise<void> {
  const model = (await reviewInChangeSet(plan, flags.stack)) ?? (await reviewOf(plan, flags, process.env));
  const failures = failuresOf(model, flags.failOn);
  writeOutput(flags.out, FORMATS[flags.format]!(model, failures));
  refuse(model, failures, flags.failOn);
}

async function reviewOf(plan: string, flags: Flags, env: NodeJS.ProcessEnv): Promise<ReviewModel> {
  const source = await readPlan(plan, env);
  const configuration = flags.app === undefined ? source.configuration : readApp(flags.app);
  const base = flags.base === undefined ? undefined : readApp(flags.base);
  const { stack, workspace, commit, branch } = flags;
  return review({
    plan: source.plan,
    configuration,
    providers: source.providers,
    base,
    baseTarget: base === undefined ? undefined : targetOf(base, env),
    target: targetOf(configuration, env),
    environment: {
      ...(stack !== undefined && { stack }),
      ...(commit !== undefined && { commit }),
      ...(branch !== undefined && { branch }),
      ...((workspace ?? env.TF_WORKSPACE) !== undefined && { workspace: workspace ?? env.TF_WORKSPACE ?? null }),
    },
    packageVersion: npmPackage().version,
  });
}

// A gate that cannot be judged does not let the plan pass.
function refuse({ status }: ReviewModel, failures: readonly GateFailure[], gates: readonly string[]): void {
  if (gates.length === 0) return;
  const reasons = [
    ...status.reasons.map(({ detail }) => `cannot be reviewed: ${detail}`),
    ...failures.map(({ gate, reason }) => `${gate}: ${reason}`),
  ];
  if (reasons.length > 0)
    throw new Refusal(`The plan is refused.\n${reasons.map((reason) => `  ${visible(reason)}`).join("\n")}`);
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
