import { resolve } from "node:path";
import { Command, Option } from "commander";
import { npmPackage } from "../../package/manifest/npm-package";
import { type DriftReport, driftJunit, driftMarkdown, driftPage, driftReport, driftTerminal, json } from "../../review";
import { CommandFailure, SomethingFound } from "../endings";
import { notEmpty } from "../not-empty";
import { requireOwn } from "../out-file";
import { type StrangersFlags, withApp, withStrangers } from "../plan/strangers";
import { publishDrift } from "../publish/drift";
import { type PublishFlags, withPublishing } from "../publish/platform";
import { writeOutput } from "../save-text";
import { Engine, selected, stacksIn, synthesize } from "../stacks";
import { lookAt } from "./look-at";
import { RefusedSignIns } from "./refused-sign-ins";
import * as words from "./words";

interface Flags extends PublishFlags, StrangersFlags {
  format: string;
  out?: string;
}

/** The formats of a drift report. */
const FORMATS: Readonly<Record<string, (report: DriftReport) => string>> = {
  terminal: driftTerminal,
  markdown: (report) => driftMarkdown(report),
  json,
  html: driftPage,
  junit: driftJunit,
};

/**
 * `cckm drift`: what changed outside of Terraform, for a nightly job. Exit status: 0 no drift, 1 error, 2 drift.
 * Changes nothing.
 */
export function driftCommand(): Command {
  const command = new Command("drift")
    .description("Tell what changed outside of Terraform: exit status 2 on drift, 0 on none, 1 on an error.")
    .argument("[stack...]", "names of stacks, * for any characters; all stacks when none is given")
    .option(
      "--app <folder>",
      "what synth wrote (cdktf.out), or a folder of Terraform; without it, the app is synthesized",
      notEmpty,
    )
    .addOption(new Option("--format <format>", "how to tell it").choices(Object.keys(FORMATS)).default("terminal"))
    .option("--out <file>", "file to write; standard output when not given", notEmpty);
  return withPublishing(
    withStrangers(command),
    "keep up one issue there as long as there is drift, and close it when there is none",
  )
    .addHelpText(
      "after",
      `
  cckm drift                                  every stack of the app that cdktf.json names
  cckm drift --app cdktf.out prod 'eu-*'      some stacks of a synthesized app

Each stack is planned with -refresh-only and without a lock, by terraform or by what TERRAFORM_BINARY_NAME names: nothing is
changed in CCKM or in the state, no synchronization runs, and neither a release id nor a secret's value is needed. Where CCKM
is, and who signs in, is told by the provider's arguments and CIPHERTRUST_ADDRESS, CIPHERTRUST_USERNAME, CIPHERTRUST_PASSWORD.

--publish github wants GITHUB_TOKEN with issues: write; --publish gitlab wants GITLAB_TOKEN, a project access token with the scope
api. An issue of somebody else is never touched.

With --only-providers the app is taken as data, as by cckm plan; what is not allowed is refused with exit status 3.

Exit status: 0 no drift; 2 drift; 1 an error, also where only one of the stacks could not be looked at, or the command was
used wrongly.`,
    )
    .action(run);
}

async function run(patterns: readonly string[], flags: Flags): Promise<void> {
  const { env } = process;
  const { format, out, publish, key } = flags;
  requireOwn(out, { inputs: [flags.onlyBackends] });
  const looked = await withApp(flags, patterns, async (app) => {
    const folder = app === undefined ? await synthesize(process.cwd(), env) : resolve(app);
    const engine = new Engine(env);
    const signIns = new RefusedSignIns(env);
    const each = [];
    for (const stack of selected(stacksIn(folder), patterns)) each.push(await lookAt(stack, engine, env, signIns));
    return each;
  });
  const report = driftReport(looked.map((one) => ({ ...one, packageVersion: npmPackage().version })));
  writeOutput(out, FORMATS[format]!(report));
  if (publish !== undefined) await publishDrift(publish, key, report, env, patterns);
  if (!report.complete)
    throw new CommandFailure(
      words.notLookedAt({ failed: String(report.summary.failed), stacks: String(report.summary.stacks) }),
    );
  if (report.drifted) throw new SomethingFound("");
}
